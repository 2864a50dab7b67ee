import type { Field } from '@ehr/ui/form/field.ts'
import { DecimalField } from '@ehr/ui/form/fields/decimal-field.tsx'
import { useTranslation } from 'react-i18next'
import { type MeasuredKind, VITAL_FACTS } from '../../contract/vital-kinds.ts'
import type { LatestVital } from '../../contract.ts'
import { FieldRemark } from './field-remark.tsx'
import css from './record.module.css'

export interface VitalFieldProps {
  readonly field: Field<string | null | undefined>
  readonly kind: MeasuredKind
  /** Null: there is none; undefined: it could not be read. */
  readonly last: LatestVital | null | undefined
  /** What is to be said of the typed value, once the field is left. */
  readonly doubt: 'impossible' | 'unusual' | undefined
  readonly ageMonths: number | undefined
}

/** One value: name, input with its unit, and beside it the last value or what is wrong with this one. */
export function VitalField({ field, kind, last, doubt, ageMonths }: VitalFieldProps) {
  const { t } = useTranslation('vitals')
  return (
    <div className={css.field}>
      <DecimalField
        field={field}
        label={t(`kind.${kind}`)}
        unit={VITAL_FACTS[kind].unit}
        description={<FieldRemark kind={kind} last={last} doubt={doubt} ageMonths={ageMonths} />}
      />
    </div>
  )
}
