import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { MomentField } from '@ehr/ui/form/fields/moment-field.tsx'
import { PartialDateField } from '@ehr/ui/form/fields/partial-date-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { useTranslation } from 'react-i18next'
import { type ImmunizationChange, NOT_DONE_VALUES } from '../../contract.ts'
import { GivenFields } from './given-fields.tsx'
import { UnusualNotice } from './unusual-notice.tsx'
import { withCurrent } from './with-current.ts'

export interface DescribedFieldsProps {
  readonly immunization: Field<Draft<ImmunizationChange>>
}

/** What is written about a dose, besides which vaccine it is; only what its kind has is asked. */
export function DescribedFields({ immunization }: DescribedFieldsProps) {
  const { t } = useTranslation('immunizations')
  const status = useFieldValue(immunization.at('status'))
  const isHere = useFieldValue(immunization.at('isPrimarySource'))
  const reason = useFieldValue(immunization.at('statusReason'))
  return (
    <>
      <SelectField
        field={immunization.at('status')}
        label={t('field.status')}
        options={['completed', 'not-done']}
        optionLabel={(value) => t(`value.status.${value}`)}
      />
      {status === 'not-done' && (
        <SelectField
          field={immunization.at('statusReason')}
          label={t('field.statusReason')}
          options={withCurrent(NOT_DONE_VALUES, reason)}
          optionLabel={(value) => t(`value.statusReason.${value}`, { defaultValue: value })}
        />
      )}
      <CheckboxField
        field={immunization.at('isPrimarySource')}
        label={t('givenHere')}
        description={t('givenHereHint')}
      />
      {isHere === true ? (
        <MomentField field={immunization.at('occurredAt')} label={t('field.occurredAt')} isPast />
      ) : (
        <PartialDateField
          field={immunization.at('occurredOn')}
          label={t('field.occurredAt')}
          description={t('partOfDate')}
          isPast
        />
      )}
      {status !== 'not-done' && <GivenFields immunization={immunization} />}
      <TextField field={immunization.at('performer')} label={t('field.performer')} />
      <TextField field={immunization.at('place')} label={t('field.place')} />
      <TextField field={immunization.at('note')} label={t('field.note')} lines={3} />
      <UnusualNotice immunization={immunization} />
    </>
  )
}
