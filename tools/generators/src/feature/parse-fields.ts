import { DATA_CLASSES } from '@ehr/db-migrations'
import { guessDataClass, isDataClass } from './data-class.ts'
import { FIELD_TYPES, type Field, type FieldType } from './field.ts'
import { show } from './name/feature-names.ts'
import { findNearest } from './name/nearest.ts'
import { capitalised, keyOfColumn, snakeOf, withoutAccents, wordsOf } from './name/words.ts'
import { parseOptions } from './parse-options.ts'
import { refuseFields } from './refuse-fields.ts'
import type { Workspace } from './workspace.ts'

/** What could be read, and everything that is wrong with the rest. */
export interface ParsedFields {
  fields: Field[]
  problems: string[]
}

/** `name:type(options)?@class`. */
const SHAPE =
  /^(?<name>[^:@?()]*):(?<type>[^:@?()]*)(?:\((?<inside>[^()]*)\))?(?<optional>\?)?(?:@(?<dataClass>[^:@?()]*))?$/s

/**
 * Reads `--fields`: `code:code occurredOn:date lot:string?@other-id status:enum(done,not-done)`.
 *
 * @returns each problem with what would be right
 */
export function parseFields(text: string, workspace: Workspace): ParsedFields {
  const parts = text.match(/[^\s(]+(?:\([^)]*\))?[^\s]*/g) ?? []
  if (parts.length === 0) {
    return { fields: [], problems: ['--fields is empty: give at least one, for instance "note:text".'] }
  }
  const read = parts.map((part) => parseField(part, workspace))
  const fields = read.flatMap(({ field }) => field ?? [])
  return { fields, problems: [...read.flatMap(({ problems }) => problems), ...refuseFields(fields)] }
}

interface ParsedField {
  field?: Field
  problems: readonly string[]
}

function parseField(part: string, workspace: Workspace): ParsedField {
  const groups = SHAPE.exec(part.replace(/^([^:]+)\?:([^?]*)$/s, '$1:$2?'))?.groups
  if (groups === undefined || part.includes('?:')) return { problems: [refuseShape(part)] }
  const { name = '', type: givenType = '', inside, optional, dataClass } = groups
  const type = FIELD_TYPES.find((known) => known === givenType)
  const words = wordsOf(name)
  const named = refuseFieldName(name)
  const options = type === undefined ? undefined : parseOptions({ part, name, type, inside }, workspace)
  const problems = [
    ...(named === undefined ? [] : [named]),
    ...(type === undefined ? [refuseType(part, givenType)] : []),
    ...(options?.problems ?? []),
    ...(dataClass === undefined || isDataClass(dataClass) ? [] : [refuseClass(part, dataClass)]),
  ]
  if (problems.length > 0 || type === undefined || options === undefined) return { problems }
  const column = snakeOf(words)
  return {
    problems,
    field: {
      name: keyOfColumn(column),
      column,
      label: labelOf(words, type),
      type,
      isOptional: optional === '?',
      dataClass: dataClass ?? guessDataClass(words.join('_'), type),
      options: options.values,
      ...(options.target === undefined ? {} : { target: options.target }),
    },
  }
}

function refuseShape(part: string): string {
  const given = show(part)
  const [, name, rest] = /^(\w+)\?:(\w+)$/.exec(part) ?? []
  if (name !== undefined) return `"${given}": what may be absent is marked behind the type: ${name}:${rest}?.`
  if (/^\w+$/.test(part))
    return `"${given}" has no type: ${part}:string, or one of ${FIELD_TYPES.join(', ')}.`
  if (part.includes(',')) return `"${given}" is not name:type: fields are separated by blanks, not commas.`
  return `"${given}" is not name:type, name:type? or name:type@class; for instance lot:string?@other-id.`
}

function refuseFieldName(name: string): string | undefined {
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(withoutAccents(name))) return undefined
  const rest = snakeOf(
    wordsOf(
      withoutAccents(name)
        .replace(/[^A-Za-z0-9_-]+/g, ' ')
        .replace(/^[\s\d_-]+/, ''),
    ),
  )
  const example = rest === '' ? 'lot' : keyOfColumn(rest)
  return `"${show(name)}" cannot name a field: a Latin letter first, then letters, digits, "-" or "_"; for instance "${example}".`
}

/** What people call our types elsewhere. */
const OTHER_WORDS: Readonly<Record<string, FieldType>> = {
  array: 'enum',
  bool: 'boolean',
  char: 'string',
  choice: 'enum',
  coding: 'code',
  codeableconcept: 'code',
  double: 'decimal',
  email: 'string',
  float: 'decimal',
  instant: 'datetime',
  int: 'integer',
  link: 'reference',
  money: 'decimal',
  number: 'decimal',
  numeric: 'decimal',
  phone: 'string',
  relation: 'reference',
  select: 'enum',
  time: 'datetime',
  timestamp: 'datetime',
  url: 'string',
  uuid: 'reference',
  varchar: 'string',
}

function refuseType(part: string, type: string): string {
  const near = OTHER_WORDS[type.toLowerCase()] ?? findNearest(type, FIELD_TYPES)
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`
  return `"${show(part)}": there is no type "${show(type)}"; there are ${FIELD_TYPES.join(', ')}.${hint}`
}

function refuseClass(part: string, dataClass: string): string {
  const known = Object.keys(DATA_CLASSES)
  const near = dataClass === '' ? undefined : findNearest(dataClass, known)
  const hint = near === undefined ? `There are ${known.join(', ')}.` : `Did you mean "${near}"?`
  return `"${show(part)}": there is no data class "${show(dataClass)}". ${hint}`
}

/** `is_shared` is "Shared" to people. */
function labelOf(words: readonly string[], type: FieldType): string {
  const [first = '', ...rest] = words
  const said = type === 'boolean' && rest.length > 0 && /^(is|has)$/.test(first) ? rest : words
  return capitalised(said.join(' '))
}
