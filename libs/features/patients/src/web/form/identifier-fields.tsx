import { Repeat } from '@ehr/ui/form/fields/repeat.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useTranslation } from 'react-i18next'
import { IDENTIFIER_TYPES } from '../../contract.ts'
import { BLANK_IDENTIFIER, type PatientFieldsProps } from './patient-draft.ts'
import css from './patient-form.module.css'

/** Numbers that others know the person by. */
export function IdentifierFields({ patient }: PatientFieldsProps) {
  const { t } = useTranslation('patients')
  return (
    <Repeat
      field={patient.at('identifiers')}
      label={t('form.identifiers')}
      itemLabel={t('form.identifier')}
      blank={BLANK_IDENTIFIER}
    >
      {(identifier) => (
        <div className={css.pair}>
          <SelectField
            field={identifier.at('type')}
            label={t('form.identifierType')}
            options={IDENTIFIER_TYPES}
            optionLabel={(type) => t(`identifierType.${type}`)}
          />
          <TextField field={identifier.at('value')} label={t('form.number')} direction="ltr" />
        </div>
      )}
    </Repeat>
  )
}
