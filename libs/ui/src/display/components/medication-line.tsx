import { useUiText } from '../../i18n/use-language.ts'
import { type Medication, medicationItems } from '../medication-line.ts'
import css from './medication-line.module.css'

/** A medication in one line, which wraps between its items only and is never cut (NHS MEDi-012, 025). */
export function MedicationLine({ medication }: { readonly medication: Medication }) {
  const { t } = useUiText()
  return (
    <span className={css.line}>
      {medicationItems(medication).map(({ part, text }) => (
        <span key={part} className={css.item} data-part={part}>
          {part === 'dose' && <span className={css.label}>{t('medication.dose')} </span>}
          <bdi>{text}</bdi>
        </span>
      ))}
    </span>
  )
}
