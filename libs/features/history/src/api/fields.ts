import type { PlainValue } from '../contract.ts'
import { readJson } from './json-value.ts'
import type { Column, RowState } from './queries.ts'
import type { FieldValue } from './values.ts'

/** A field as people see it, which may take several columns. */
export interface HistoryField {
  readonly name: string
  /** What a state holds; null: nothing. References come as ids. */
  read(state: RowState): FieldValue | null
}

/** What every record has and no reader asks for: the versions themselves say it. */
const BOOKKEEPING = [
  ...['id', 'patient_id', 'position', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'],
  'superseded_at',
]

/**
 * Joins columns to the fields that they spell: a coding from system, code and display, a quantity from number and
 * unit, a date from day and precision.
 *
 * @param omit columns that say nothing to a reader
 */
export function planFields(columns: readonly Column[], omit: readonly string[] = []): HistoryField[] {
  const hidden = new Set([...BOOKKEEPING, ...omit])
  const shown = columns.filter(({ name }) => !hidden.has(name))
  const names = new Set(shown.map(({ name }) => name))
  const fields = shown.flatMap((column) => planField(column, names))
  return mergeSameNames(fields)
}

function planField(column: Column, names: ReadonlySet<string>): HistoryField[] {
  const { name } = column
  if (isPartOfAnother(name, names)) return []
  if (name.endsWith('_display') || name === 'display') return planCoding(name, names)
  const stem = name.replace(/_(on|at|date)$/, '')
  if (name.endsWith('_quantity')) return [planQuantity(name)]
  const precision = [`${name}_precision`, `${stem}_precision`].find((known) => names.has(known))
  if (column.type === 'date') return [{ name: camel(name), read: readDay(name, precision) }]
  return [{ name: camel(name.replace(/_id$/, '')), read: (state) => readPlain(column, state[name] ?? null) }]
}

function isPartOfAnother(name: string, names: ReadonlySet<string>): boolean {
  const stem = name.replace(/_[a-z]+$/, '')
  if (names.has(`${stem}_display`) && (name.endsWith('_system') || name.endsWith('_code'))) return true
  if (names.has(`${name}_display`) && names.has(`${name}_system`)) return true
  if (name.endsWith('_unit') && names.has(`${stem}_quantity`)) return true
  return name.endsWith('_precision') && [stem, `${stem}_on`, `${stem}_at`].some((known) => names.has(known))
}

function planCoding(name: string, names: ReadonlySet<string>): HistoryField[] {
  const stem = name.replace(/_display$/, '')
  const code = names.has(`${stem}_code`) ? `${stem}_code` : stem
  const read = (state: RowState): PlainValue | null => {
    const [system, value, display] = [state[`${stem}_system`], state[code], state[name]]
    if (system == null || value == null || display == null) return null
    return { type: 'coding', coding: { system, code: value, display } }
  }
  return [{ name: camel(stem), read }]
}

function planQuantity(name: string): HistoryField {
  const stem = name.replace(/_quantity$/, '')
  const read = (state: RowState): PlainValue | null => {
    const text = state[name] ?? null
    return text === null ? null : { type: 'number', text, unit: state[`${stem}_unit`] ?? null }
  }
  return { name: camel(stem), read }
}

function readDay(name: string, precisionColumn: string | undefined): HistoryField['read'] {
  return (state) => {
    const value = state[name] ?? null
    if (value === null) return null
    const precision = precisionColumn === undefined ? 'day' : state[precisionColumn]
    return {
      type: 'day',
      value,
      precision: precision === 'month' || precision === 'year' ? precision : 'day',
    }
  }
}

function readPlain({ type, refersTo, name }: Column, text: string | null): FieldValue | null {
  if (text === null) return null
  if (type === 'uuid')
    return { type: 'id', table: refersTo ?? (name.endsWith('_by') ? 'app_user' : ''), id: text }
  if (type === 'boolean') return { type: 'flag', isTrue: text === 'true' }
  if (type.startsWith('timestamp')) return { type: 'moment', at: new Date(text).toISOString() }
  if (NUMBERS.includes(type)) return { type: 'number', text, unit: null }
  if (type === 'jsonb') return readJson(text)
  if (type.endsWith('[]')) return readList(text)
  return text === '' ? null : { type: 'text', text }
}

const NUMBERS = ['smallint', 'integer', 'bigint', 'numeric', 'double precision', 'real']

/** A list of texts as one text; an empty one says nothing. */
function readList(text: string): PlainValue | null {
  const list: unknown = JSON.parse(text)
  const joined = Array.isArray(list) ? list.map(String).join(', ') : text
  return joined === '' ? null : { type: 'text', text: joined }
}

/** `value` may be a quantity or a coding, each in columns of its own: whichever holds something. */
function mergeSameNames(fields: readonly HistoryField[]): HistoryField[] {
  return [...Map.groupBy(fields, ({ name }) => name)].map(([name, same]) => ({
    name,
    read: (state) => same.map(({ read }) => read(state)).find((value) => value !== null) ?? null,
  }))
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
