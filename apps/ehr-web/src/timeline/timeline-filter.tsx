import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './timeline.module.css'
import { useTimelineKinds } from './use-timeline.ts'

export interface TimelineFilterProps {
  /** None chosen means all. */
  chosen: readonly string[]
  onChange: (kinds: readonly string[]) => void
}

/** Which kinds of entries are shown; the chosen ones stay visible, so that nobody reads a part as the whole. */
export function TimelineFilter({ chosen, onChange }: TimelineFilterProps) {
  const { t } = useTranslation('app')
  const kinds = useTimelineKinds()
  if (kinds.length < 2) return null
  const toggle = (kind: string) =>
    onChange(chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind])
  return (
    <fieldset className={css.filter}>
      <legend className={css.legend}>{t('timeline.show')}</legend>
      <UnstyledButton className={css.kind} aria-pressed={chosen.length === 0} onClick={() => onChange([])}>
        {t('timeline.all')}
      </UnstyledButton>
      {kinds.map(({ feature, kind, labelKey }) => (
        <UnstyledButton
          key={kind}
          className={css.kind}
          aria-pressed={chosen.includes(kind)}
          onClick={() => toggle(kind)}
        >
          {t(labelKey, { ns: feature })}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
