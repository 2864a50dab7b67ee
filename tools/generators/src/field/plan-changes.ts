import type { FeatureRecord } from '../feature/feature-record.ts'
import { type Field, renderField } from '../feature/field.ts'
import { planNames } from '../feature/name/feature-names.ts'
import { findNearest } from '../feature/name/nearest.ts'
import { snakeOf, wordsOf } from '../feature/name/words.ts'
import { parseFields } from '../feature/parse-fields.ts'
import { refuseLongNames, refuseReferences } from '../feature/refusals.ts'
import type { Workspace } from '../feature/workspace.ts'
import type { AddedField, FieldChanges, FieldPair } from './changes.ts'
import { parseDefault } from './default-value.ts'

/** What `nx g field` is asked to change, as the command line has it. */
export interface ChangeOptions {
  add?: string
  rename?: string
  remove?: string
  addValue?: string
  default?: string
}

type Planned = { ok: true; record: FeatureRecord; changes: FieldChanges } | { ok: false; problems: string[] }

/** Decides what becomes of a feature's fields, or tells everything that is in the way; what is done already is left. */
export function planChanges(options: ChangeOptions, record: FeatureRecord, workspace: Workspace): Planned {
  const { fields } = parseFields(record.fields, workspace)
  const find = (name: string) => fields.find(({ column }) => column === snakeOf(wordsOf(name)))
  const context: Context = { fields, find, workspace }
  const renamed = planRenames(options.rename, context)
  const removed = planRemovals(options.remove, context)
  const valued = planValues(options.addValue, context)
  const added = planAdditions(options, context)
  const changes: FieldChanges = {
    ...{ added: added.found, renamed: renamed.found, removed: removed.found, valued: valued.found },
  }
  const target = applyChanges(fields, changes)
  const problems = [
    ...[added, renamed, removed, valued].flatMap((part) => part.problems),
    ...refuseTwice(changes),
    ...refuseTarget(target, record, workspace),
  ]
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] }
  return { ok: true, record: { ...record, fields: target.map(renderField).join(' ') }, changes }
}

interface Context {
  fields: readonly Field[]
  find: (name: string) => Field | undefined
  workspace: Workspace
}

interface Part<T> {
  found: T[]
  problems: string[]
}

function planAdditions(options: ChangeOptions, { find, workspace }: Context): Part<AddedField> {
  const given = options.add?.trim() ?? ''
  const defaults = parsePairs(options.default ?? '', '=')
  const parsed = given === '' ? { fields: [], problems: [] } : parseApart(given, workspace)
  const read = parsed.fields
    .filter((field) => !isSame(find(field.column), field))
    .map((field) => readDefault(field, defaults.pairs))
  const unknown = defaults.pairs.filter(
    ([name]) => !parsed.fields.some(({ column }) => column === snakeOf(wordsOf(name))),
  )
  return {
    found: read.flatMap(({ found }) => found),
    problems: [
      ...parsed.problems,
      ...defaults.wrong.map((part) => `--default: "${part}" is not name=value, such as priority=routine.`),
      ...unknown.map(([name]) => `--default: --add has no field "${name}".`),
      ...read.flatMap(({ problems }) => problems),
    ],
  }
}

function readDefault(field: Field, defaults: readonly (readonly [string, string])[]): Part<AddedField> {
  const [, value] = defaults.find(([name]) => snakeOf(wordsOf(name)) === field.column) ?? []
  if (value === undefined) {
    const text = renderField(field).replace(/@.*/, '')
    const problem = `"${field.name}" is required, and records that are there have none: give them one with --default ${field.name}=…, or make it optional: ${text}?`
    return {
      found: [{ field, defaults: [] }],
      problems: field.isOptional || field.type === 'reference' ? [] : [problem],
    }
  }
  const parsed = parseDefault(field, value)
  if (field.isOptional) {
    return {
      found: [],
      problems: [`--default: "${field.name}" is optional; records that are there just lack it.`],
    }
  }
  if (!parsed.ok)
    return {
      found: [],
      problems: [`--default ${field.name}: ${parsed.expected} is expected, not "${value}".`],
    }
  return { found: [{ field, defaults: parsed.literals }], problems: [] }
}

function planRenames(given: string | undefined, { find, fields, workspace }: Context): Part<FieldPair> {
  const { pairs, wrong } = parsePairs(given ?? '', ':')
  const read = pairs.map(([old, name]): Part<FieldPair> => {
    const from = find(old)
    if (from === undefined) {
      return { found: [], problems: find(name) === undefined ? [refuseUnknown(old, fields)] : [] }
    }
    const {
      fields: [to],
      problems,
    } = parseApart(renderField(from).replace(/^[^:]*/, name), workspace)
    return { found: to === undefined || isSame(from, to) ? [] : [{ from, to }], problems }
  })
  return {
    found: read.flatMap(({ found }) => found),
    problems: [
      ...wrong.map((part) => `--rename: "${part}" is not old:new, such as lot:lotNumber.`),
      ...read.flatMap(({ problems }) => problems),
    ],
  }
}

function planRemovals(given: string | undefined, { find, fields }: Context): Part<Field> {
  const names = splitWords(given ?? '')
  return {
    found: fields.filter((field) => names.some((name) => find(name) === field)),
    problems: names.filter((name) => find(name) === undefined).map((name) => refuseUnknown(name, fields)),
  }
}

function planValues(given: string | undefined, { find, fields, workspace }: Context): Part<FieldPair> {
  const { pairs, wrong } = parsePairs(given ?? '', ':')
  const names = [...new Set(pairs.map(([name]) => name))]
  const read = names.map((name): Part<FieldPair> => {
    const from = find(name)
    if (from === undefined) return { found: [], problems: [refuseUnknown(name, fields)] }
    if (from.type !== 'enum') {
      return { found: [], problems: [`"${from.name}" is no enum but ${from.type}: it has no values.`] }
    }
    const values = pairs.filter(([other]) => other === name).flatMap(([, value]) => value.split(','))
    const more = values.filter((value) => !from.options.includes(value))
    if (more.length === 0) return { found: [], problems: [] }
    const wanted = renderField({ ...from, options: [...from.options, ...more] })
    const {
      fields: [to],
      problems,
    } = parseApart(wanted, workspace)
    return { found: to === undefined ? [] : [{ from, to }], problems }
  })
  return {
    found: read.flatMap(({ found }) => found),
    problems: [
      ...wrong.map((part) => `--add-value: "${part}" is not field:value, such as status:cancelled.`),
      ...read.flatMap(({ problems }) => problems),
    ],
  }
}

function refuseUnknown(name: string, fields: readonly Field[]): string {
  const names = fields.map((field) => field.name)
  const near = findNearest(name, names)
  return `There is no field "${name}"; there are ${names.join(', ')}.${near === undefined ? '' : ` Did you mean "${near}"?`}`
}

/** One thing at a time for one field. */
function refuseTwice({ renamed, removed, valued }: FieldChanges): string[] {
  const all = [...renamed.map(({ from }) => from), ...removed, ...valued.map(({ from }) => from)]
  const twice = new Set(all.filter((field, index) => all.indexOf(field) !== index))
  return [...twice].map(({ name }) => `"${name}" is to be changed in two ways: one at a time.`)
}

function applyChanges(fields: readonly Field[], { added, renamed, removed, valued }: FieldChanges): Field[] {
  const changed = [...renamed, ...valued]
  return [
    ...fields
      .filter((field) => !removed.includes(field))
      .map((field) => changed.find(({ from }) => from === field)?.to ?? field),
    ...added.map(({ field }) => field),
  ]
}

function refuseTarget(target: readonly Field[], record: FeatureRecord, workspace: Workspace): string[] {
  if (target.length === 0) {
    return [`Nothing would be left of a record: to take out all of it, "nx g feature-remove ${record.name}".`]
  }
  const { problems } = parseFields(target.map(renderField).join(' '), workspace)
  const named = planNames({ name: record.name, singular: record.singular, fhir: record.fhir })
  return [
    ...problems,
    ...refuseReferences(target, record.patient),
    ...(named.ok ? refuseLongNames(named.names, target) : named.problems),
  ]
}

/** Fields that are not all of a record: they may well be references only. */
function parseApart(text: string, workspace: Workspace): { fields: Field[]; problems: string[] } {
  const { fields, problems } = parseFields(`${text} ${OTHER}:text?`, workspace)
  return { fields: fields.filter(({ column }) => column !== OTHER), problems }
}

const OTHER = 'other_than_given'

function isSame(one: Field | undefined, other: Field): boolean {
  return one !== undefined && renderField(one) === renderField(other)
}

function splitWords(given: string): string[] {
  return given.split(/[\s,]+/).filter(Boolean)
}

/** `lot:lotNumber size:"two words"` as pairs; what is none is `wrong`. */
function parsePairs(given: string, sign: string): { pairs: (readonly [string, string])[]; wrong: string[] } {
  const parts = given.match(/[^\s"']+("[^"]*"|'[^']*')?\S*/g) ?? []
  const pairs: (readonly [string, string])[] = []
  const wrong: string[] = []
  for (const part of parts) {
    const at = part.indexOf(sign)
    const value = part.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2')
    if (at < 1 || value === '') wrong.push(part)
    else pairs.push([part.slice(0, at), value])
  }
  return { pairs, wrong }
}
