import { DayField } from '@ehr/ui/form/fields/day-field.tsx'
import { NumberField } from '@ehr/ui/form/fields/number-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { useTranslation } from 'react-i18next'
import { ROUTE_VALUES, SITE_VALUES } from '../../contract.ts'
import type { DescribedFieldsProps } from './described-fields.tsx'
import { withCurrent } from './with-current.ts'

/** What only a dose that was given has. */
export function GivenFields({ immunization }: DescribedFieldsProps) {
  const { t } = useTranslation('immunizations')
  const site = useFieldValue(immunization.at('site'))
  const route = useFieldValue(immunization.at('route'))
  return (
    <>
      <NumberField field={immunization.at('doseNumber')} label={t('field.doseNumber')} />
      <TextField field={immunization.at('lotNumber')} label={t('field.lotNumber')} />
      <DayField field={immunization.at('expiresOn')} label={t('field.expiresOn')} />
      <SelectField
        field={immunization.at('route')}
        label={t('field.route')}
        options={withCurrent(ROUTE_VALUES, route)}
        optionLabel={(value) => t(`value.route.${value}`, { defaultValue: value })}
      />
      <SelectField
        field={immunization.at('site')}
        label={t('field.site')}
        options={withCurrent(SITE_VALUES, site)}
        optionLabel={(value) => t(`value.site.${value}`, { defaultValue: value })}
      />
    </>
  )
}
