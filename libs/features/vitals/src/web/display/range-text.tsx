import { formatRange } from '@ehr/ui/display/reference-range.ts'
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { VitalRange } from '../../contract.ts'
import { agesInWords } from './age-words.ts'
import css from './display.module.css'

/** What is usual, and for whom; of a pressure both ranges. A dash where nothing is stated. */
export function RangeText({ ranges }: { readonly ranges: readonly (VitalRange | null)[] }) {
  const { t } = useTranslation('vitals')
  const known = ranges.filter((range) => range !== null)
  const [first] = known
  if (first === undefined) return <NoRange />
  const ages = agesInWords(first, t)
  return (
    <span className={css.range}>
      <bdi dir="ltr" className={css.limits}>
        {known.map(formatRange).join(' / ')}
      </bdi>
      {ages !== undefined && <bdi className={css.ages}>{ages}</bdi>}
    </span>
  )
}

function NoRange() {
  const { t } = useTranslation('vitals')
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('noRange')}</VisuallyHidden>
    </>
  )
}
