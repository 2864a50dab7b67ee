import { VisuallyHidden } from '@mantine/core'
import { useUiText } from '../../i18n/use-language.ts'
import { flagOf, type MeasuredResult } from '../result-flag.ts'
import css from './result-flag-mark.module.css'

/** L, H, LL, HH or A beside a result: letters, weight and colour, and words for screen readers. */
export function ResultFlagMark({ result }: { readonly result: MeasuredResult }) {
  const { t } = useUiText()
  const flag = flagOf(result)
  const words = t(flag.words)
  return (
    <span className={css.flag} data-tone={flag.tone} title={words}>
      <bdi dir="ltr" aria-hidden>
        {flag.letters}
      </bdi>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
