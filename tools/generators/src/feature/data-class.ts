import { DATA_CLASSES } from '@ehr/db-migrations'
import type { FieldType } from './field.ts'

/** Words in a column's name that say more than its type, most telling first. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(name|surname|given|family)(_|$)/, 'name'],
  [/(^|_)(phone|mobile|telephone)(_|$)/, 'phone'],
  [/(^|_)e?mail(_|$)/, 'email'],
  [/(^|_)(address|street|city|postal|zip)(_|$)/, 'geography'],
  [/(^|_)(mrn|order_number|visit_number)(_|$)/, 'record-number'],
  [/(^|_)(serial|device|udi)(_|$)/, 'device-id'],
  [/(^|_)(number|identifier|lot|reference)(_|$)/, 'other-id'],
]

const BY_TYPE: Readonly<Record<FieldType, string>> = {
  string: 'text',
  text: 'text',
  integer: 'clinical',
  decimal: 'clinical',
  boolean: 'clinical',
  date: 'date',
  datetime: 'date',
  enum: 'clinical',
  code: 'clinical',
  quantity: 'clinical',
  reference: 'key',
}

/** The most careful class that a column's name and type allow; free text may hold anything. */
export function guessDataClass(column: string, type: FieldType): string {
  if (type !== 'string') return BY_TYPE[type]
  return BY_NAME.find(([pattern]) => pattern.test(column))?.[1] ?? BY_TYPE[type]
}

/** Whether it is one of the classes of libs/db-migrations/src/data-classes.ts. */
export function isDataClass(name: string): boolean {
  return Object.hasOwn(DATA_CLASSES, name)
}
