import type { FeaturePlan } from '../feature-plan.ts'
import type { Field } from '../field.ts'
import { optionsName } from '../name/field-names.ts'

/** Schema of a field as it is kept. */
export function bareSchemaOf(plan: FeaturePlan, field: Field): string {
  switch (field.type) {
    case 'string':
    case 'text':
    case 'decimal':
      return 'z.string()'
    case 'integer':
      return 'z.int32()'
    case 'boolean':
      return 'z.boolean()'
    case 'date':
      return 'calendarDate'
    case 'datetime':
      return 'instant'
    case 'enum':
      return `z.enum(${optionsName(plan.names, field)})`
    case 'code':
      return 'coding'
    case 'quantity':
      return 'z.object({ value: z.string(), unit: z.string() })'
    case 'reference':
      return 'recordId'
  }
}

/** Schema of a field as it is written, where that is stricter. */
export function inputSchemaOf({ type }: Field): string | undefined {
  switch (type) {
    case 'string':
      return 'text(200)'
    case 'text':
      return 'text(4000)'
    case 'decimal':
      return 'decimal'
    case 'quantity':
      return 'z.strictObject({ value: decimal, unit: text(30) })'
    default:
      return undefined
  }
}
