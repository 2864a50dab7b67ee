import type { Field } from '@ehr/ui/form/field.ts'
import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { DayField } from '@ehr/ui/form/fields/day-field.tsx'
import { DecimalField } from '@ehr/ui/form/fields/decimal-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useTranslation } from 'react-i18next'
import { DOSE_UNIT_VALUES, FREQUENCY_VALUES, ROUTE_VALUES } from '../../contract/order-terms.ts'
import css from './order.module.css'
import type { OrderedDraft } from './order-draft.ts'
import { searchReasons } from './search-codes.ts'

/** How a drug is taken; limits, and which are needed, come from the contract. */
export function OrderFields({ order }: { readonly order: Field<OrderedDraft> }) {
  const { t } = useTranslation('medications')
  return (
    <>
      <div className={css.pair}>
        <DecimalField field={order.at('doseQuantity')} label={t('field.dose')} />
        <SelectField
          field={order.at('doseUnit')}
          label={t('field.doseUnit')}
          options={DOSE_UNIT_VALUES}
          optionLabel={(unit) => t(`value.unit.${unit.replace(/[^A-Za-z]/g, '')}`)}
        />
      </div>
      <div className={css.pair}>
        <SelectField
          field={order.at('route')}
          label={t('field.route')}
          options={ROUTE_VALUES}
          optionLabel={(route) => t(`value.route.${route}`)}
        />
        <SelectField
          field={order.at('frequencyCode')}
          label={t('field.frequency')}
          options={FREQUENCY_VALUES}
          optionLabel={(frequency) => t(`value.frequency.${frequency}`)}
        />
      </div>
      <CheckboxField field={order.at('isAsNeeded')} label={t('order.asNeeded')} />
      <div className={css.pair}>
        <DayField field={order.at('startsOn')} label={t('field.startsOn')} />
        <DayField field={order.at('endsOn')} label={t('field.endsOn')} description={t('order.endsOnHint')} />
      </div>
      <CodeField field={order.at('reason')} label={t('field.reason')} search={searchReasons} />
      <TextField field={order.at('instructions')} label={t('field.instructions')} lines={3} />
    </>
  )
}
