import { camelize, underscore } from 'inflection'
import { columnsOf } from './columns.ts'
import { guessDataClass, isDataClass } from './data-class.ts'
import { FIELD_TYPES, type Field, type FieldType } from './field.ts'
import { capitalised } from './names.ts'

/** Columns and properties that every record has already. */
const TAKEN = [
  'id',
  'patientId',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'changedBy',
  'supersededAt',
]

const SHAPE =
  /^(?<name>[^:@?\s]+):(?<type>[a-z]+)(?:\((?<options>[^)]*)\))?(?<optional>\?)?(?:@(?<dataClass>[a-z-]+))?$/

/** What could be read, and everything that is wrong with the rest. */
export interface ParsedFields {
  fields: Field[]
  problems: string[]
}

/**
 * Reads `--fields`: `code:code occurredOn:date lot:string?@other-id status:enum(done,not-done)`.
 *
 * @returns each problem with what would be right
 */
export function parseFields(text: string): ParsedFields {
  const parts = text.match(/[^\s(]+(?:\([^)]*\))?[^\s]*/g) ?? []
  const read = parts.map(parseField)
  const fields = read.flatMap((result) => (typeof result === 'string' ? [] : [result]))
  const none = '--fields is empty: give at least one, for instance "note:text".'
  return {
    fields,
    problems: [
      ...(parts.length === 0 ? [none] : []),
      ...read.filter((result) => typeof result === 'string'),
      ...duplicatesIn(fields),
    ],
  }
}

function parseField(part: string): Field | string {
  const groups = SHAPE.exec(part)?.groups
  if (groups === undefined) return `"${part}" is not name:type, name:type? or name:type@class.`
  const { name = '', type = '', dataClass } = groups
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,40}$/.test(name)) {
    return `"${name}" cannot name a field: a letter first, then at most 40 letters, digits, "-" or "_".`
  }
  const column = underscore(name.replaceAll('-', '_'))
  const key = camelize(column, true)
  if (TAKEN.includes(key)) return `"${name}" is taken: every record has it already.`
  if (!isFieldType(type)) return `"${part}": there is no type "${type}"; there are ${FIELD_TYPES.join(', ')}.`
  const options = (groups.options ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter(Boolean)
  const missing = missingOptions(part, type, options)
  if (missing !== undefined) return missing
  if (dataClass !== undefined && !isDataClass(dataClass))
    return `"${part}": there is no data class "${dataClass}".`
  return {
    name: key,
    column,
    label: labelOf(column, type),
    type,
    isOptional: groups.optional === '?',
    dataClass: dataClass ?? guessDataClass(column, type),
    options,
  }
}

/** `is_shared` is "Shared" to people. */
function labelOf(column: string, type: FieldType): string {
  const words = type === 'boolean' ? column.replace(/^(is|has)_(?=.)/, '') : column
  return capitalised(words.replaceAll('_', ' '))
}

function missingOptions(part: string, type: FieldType, options: readonly string[]): string | undefined {
  if (type === 'enum' && options.length < 2)
    return `"${part}": an enum needs its values: status:enum(done,not-done).`
  const wrong = type === 'enum' ? options.find((option) => !/^[a-z0-9][a-z0-9-]*$/.test(option)) : undefined
  if (wrong !== undefined) return `"${part}": "${wrong}" is not a value: lower case, digits and "-".`
  if (type === 'enum' && new Set(options).size < options.length) return `"${part}": a value is given twice.`
  if (type === 'reference' && options.length !== 1)
    return `"${part}": name the table: encounter:reference(encounter)?.`
  return undefined
}

/** Two fields may not become the same column: `reason:code` has a `reason_code` already. */
function duplicatesIn(fields: readonly Field[]): string[] {
  const columns = fields.flatMap((field) => columnsOf(field).map(({ column }) => column))
  return [...new Set(columns.filter((column, index) => columns.indexOf(column) !== index))].map(
    (column) => `The column "${column}" is given twice.`,
  )
}

function isFieldType(type: string): type is FieldType {
  return FIELD_TYPES.some((known) => known === type)
}
