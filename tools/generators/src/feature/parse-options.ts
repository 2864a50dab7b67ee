import type { FieldType } from './field.ts'
import { show } from './name/feature-names.ts'
import { findNearest } from './name/nearest.ts'
import { withoutAccents, wordsOf } from './name/words.ts'
import { findTarget, listTargets, type ReferenceTarget } from './reference-target.ts'
import type { Workspace } from './workspace.ts'

/** What stands in a field's parentheses. */
export interface ParsedOptions {
  /** Values of an enum. */
  readonly values: readonly string[]
  readonly target?: ReferenceTarget
  readonly problems: readonly string[]
}

interface GivenOptions {
  readonly part: string
  readonly name: string
  readonly type: FieldType
  /** `undefined`: there are no parentheses. */
  readonly inside: string | undefined
}

/** Reads the values of an enum, or what a reference points to; no other type takes parentheses. */
export function parseOptions(given: GivenOptions, workspace: Workspace): ParsedOptions {
  const { part, type, inside } = given
  if (type === 'enum') return parseValues(part, inside ?? '')
  if (type === 'reference') return parseTarget(given, workspace)
  if (inside === undefined) return { values: [], problems: [] }
  return { values: [], problems: [`"${show(part)}": ${type} takes nothing in parentheses.`] }
}

const MOST_BYTES_OF_VALUE = 60

function parseValues(part: string, inside: string): ParsedOptions {
  const given = inside.split(',').map((value) => value.trim())
  const values = given.filter(Boolean)
  if (values.length < 2) {
    return {
      values,
      problems: [`"${show(part)}": an enum needs two values or more: status:enum(done,not-done).`],
    }
  }
  const wrong = values.filter((value) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value))
  const long = values.filter((value) => value.length > MOST_BYTES_OF_VALUE)
  const twice = values.filter((value, index) => values.indexOf(value) !== index)
  return {
    values,
    problems: [
      ...(given.length > values.length ? [`"${show(part)}": a value between two commas is empty.`] : []),
      ...wrong.map((value) => `"${show(part)}": "${show(value)}" is not a value: ${valueHint(value)}`),
      ...long.map(
        (value) => `"${show(part)}": "${show(value)}" is longer than ${MOST_BYTES_OF_VALUE} letters.`,
      ),
      ...[...new Set(twice)].map((value) => `"${show(part)}": the value "${show(value)}" is given twice.`),
    ],
  }
}

function valueHint(value: string): string {
  const like = wordsOf(withoutAccents(value).replace(/[^A-Za-z0-9 _-]+/g, ' ')).join('-')
  return `lower case, digits and single "-"${like === '' ? '' : `, such as "${like}"`}.`
}

function parseTarget({ part, name, inside = '' }: GivenOptions, workspace: Workspace): ParsedOptions {
  const given = inside.trim()
  if (given === '' || given.includes(',')) {
    return {
      values: [],
      problems: [
        `"${show(part)}": name one feature whose records it points to: ${show(name)}:reference(encounters).`,
      ],
    }
  }
  const target = findTarget(given, workspace)
  if (target === undefined) {
    const choices = listTargets(workspace)
    const near = findNearest(given, [...choices, ...workspace.tables.map((table) => table.name)])
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`
    const known = choices.length === 0 ? '' : ` There are ${choices.join(', ')}.`
    return {
      values: [],
      problems: [`"${show(part)}": there is no feature "${show(given)}" with records.${hint}${known}`],
    }
  }
  if (target.table.columns.some((column) => column.name === 'id' && column.type === 'uuid')) {
    return { values: [], target, problems: [] }
  }
  return {
    values: [],
    problems: [`"${show(part)}": the records of ${target.name} have no UUID to point to.`],
  }
}
