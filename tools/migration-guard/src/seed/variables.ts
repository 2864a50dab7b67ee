import { createHash } from 'node:crypto'
import { findConstants } from './analyse-checks.ts'
import type { Hints, SeedColumn, SeedForeignKey, SeedTable, SeedType } from './model.ts'
import { baseOf, GUESSES, isUnknown, listStrategies } from './values/list-strategies.ts'
import { likeToPattern } from './values/patterns.ts'

/** One value (or the values of one foreign key) that a row needs, with the ways to choose it. */
export interface Variable {
  /** Numbers of the columns. */
  columns: readonly number[]
  options: readonly Option[]
  isNullable: boolean
  /** Of a foreign key to another table: where its values come from. */
  parent?: ParentRows
  /** A foreign key to the table itself. */
  isOwnKey?: boolean
}

export interface Option {
  /** By the columns' place in the variable: SQL in terms of the row. */
  make: (row: string, place: number, access: RowAccess) => string
  isNull: boolean
  isInjective: boolean
}

/** What a value may be taken from. */
export interface RowAccess {
  /** Column of the parent's row that was chosen for this one, by its place in the foreign key. */
  parent: (place: number) => string
  /** Column of the table itself in another row. */
  own: (column: string, row: string) => string
}

/** Rows of a table that others refer to. */
export interface ParentRows {
  sql: string
  columns: readonly string[]
  rows: number
  /** Columns that another foreign key has chosen already: the parent's row must have the same. */
  shared: readonly { column: number; parentColumn: string }[]
}

export interface VariableContext {
  table: SeedTable
  rows: number
  seed: number
  withNulls: boolean
  /** Texts of constants that a type takes, among those asked about. */
  takes: (type: SeedType, text: string) => boolean
  /** Foreign keys that nothing is known for yet, of a table in a cycle; their columns get values of their own. */
  postponed: ReadonlySet<string>
  /** Columns whose values rows of other tables refer to already, by such a key. */
  promised: readonly Promised[]
  /** Rows of the parent by its oid; undefined: not filled yet. */
  rowsOf: (oid: number) => { sql: string; rows: number } | undefined
}

/** Values that a table must come to have, since others refer to them. */
export interface Promised {
  columns: readonly string[]
  /** Where they are to be found. */
  rows: { sql: string; columns: readonly string[]; rows: number }
}

/** Lists what a row of the table needs; columns that fill themselves are left out. */
export function listVariables(context: VariableContext): { variables: Variable[]; unknown: SeedColumn[] } {
  const { table } = context
  const given = new Set<number>()
  const keys = [...listPromised(context, given), ...listKeyVariables(context, given)]
  const variables: Variable[] = [...keys]
  const unknown: SeedColumn[] = []
  const explicit = listReferredByItself(table)
  for (const column of table.columns) {
    if (given.has(column.number) || column.generated !== null) continue
    if (column.isCounted && !explicit.has(column.number)) continue
    const variable = toVariable(column, context)
    if (variable !== undefined) variables.push(variable)
    else if (column.default === null) unknown.push(column)
  }
  const own = listOwnKeys(context, given)
  const replaced = new Set(own.flatMap(({ columns }) => columns))
  const others = variables.filter(({ columns }) => !columns.some((number) => replaced.has(number)))
  return { variables: [...others, ...own], unknown }
}

function listPromised({ table, promised }: VariableContext, given: Set<number>): Variable[] {
  return promised.flatMap(({ columns, rows }) => {
    const own = columns.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
    if (own.some(({ number }) => given.has(number))) return []
    for (const { number } of own) given.add(number)
    const option: Option = {
      make: (_, place, access) => access.parent(place),
      isNull: false,
      isInjective: true,
    }
    const parent = { sql: rows.sql, columns: rows.columns, rows: rows.rows, shared: [] }
    return [{ columns: own.map(({ number }) => number), parent, isNullable: false, options: [option] }]
  })
}

/** Number that differs for each column of each table, and for each seed. */
function saltOf(seed: number, { sql }: SeedTable, column: string): number {
  return createHash('sha256').update(`${seed} ${sql} ${column}`).digest().readUInt32BE(0) % 2_000_000_000
}

function toVariable(column: SeedColumn, context: VariableContext): Variable | undefined {
  const strategies = listStrategies(column.type, hintsOf(column, context))
  const options: Option[] = strategies.map(({ make, isInjective }) => ({ make, isNull: false, isInjective }))
  if (column.default !== null && !column.isCounted) {
    const expression = `(${column.default})::${baseOf(column.type).sql}`
    options.push({ make: () => expression, isNull: false, isInjective: false })
  }
  if (options.length === 0) return undefined
  if (!column.notNull) options.push(nullOption([column]))
  return { columns: [column.number], options, isNullable: !column.notNull }
}

function nullOption(columns: readonly SeedColumn[]): Option {
  return {
    make: (_, place) => `null::${columns[place] === undefined ? 'text' : baseOf(columns[place].type).sql}`,
    isNull: true,
    isInjective: true,
  }
}

function hintsOf(column: SeedColumn, context: VariableContext): Hints {
  const { table, rows, seed, takes } = context
  const checks = table.checks.filter(({ columns }) => columns.includes(column.number))
  const constants = checks.map(({ expression, hint = '' }) =>
    findConstants(`${expression} ${hint}`, likeToPattern),
  )
  const texts = [...new Set(constants.flatMap((one) => one.texts))]
  const numbers = [...new Set(constants.flatMap((one) => one.numbers))]
  const isNumber = /^(int|numeric|float|oid|money)/.test(baseOf(column.type).name)
  const guesses = isUnknown(column.type) ? GUESSES : []
  const literals = [...texts, ...(isNumber ? numbers : []), ...guesses].filter((text) =>
    takes(column.type, text),
  )
  const isJson = baseOf(column.type).name.startsWith('json')
  return {
    literals,
    lengths: numbers.map(Number).filter((value) => Number.isInteger(value) && value >= 0),
    patterns: isJson ? texts : [...new Set(constants.flatMap((one) => one.patterns))],
    salt: saltOf(seed, table, column.name),
    rows,
  }
}

/** Foreign keys to other tables; the widest first, since narrower ones over the same columns follow from it. */
function listKeyVariables(context: VariableContext, given: Set<number>): Variable[] {
  const { table, rowsOf, postponed } = context
  const keys = table.foreignKeys
    .filter((key) => key.parent !== table.oid && isChosen(table, key) && !postponed.has(key.name))
    .toSorted((one, other) => other.columns.length - one.columns.length)
  return keys.flatMap((key) => {
    const own = key.columns.filter((number) => !given.has(number))
    if (own.length === 0) return []
    const found = rowsOf(key.parent)
    const columns = own.flatMap((number) => table.columns.find((column) => column.number === number) ?? [])
    const isNullable = columns.some(({ notNull }) => !notNull)
    // A shared column may not be empty for the sake of this key: then the key is empty by its own columns.
    for (const number of own) given.add(number)
    if (found === undefined || found.rows === 0) {
      if (!isNullable) throw new UnfilledParentError(key, found === undefined)
      return [{ columns: own, isNullable, options: [nullOption(columns)] }]
    }
    return [toKeyVariable(key, { own, columns, isNullable, found, given })]
  })
}

/** A key over a generated column is not ours to choose: it has to be empty, as the checks say. */
function isChosen({ columns }: SeedTable, key: SeedForeignKey): boolean {
  return columns.every(({ number, generated }) => generated === null || !key.columns.includes(number))
}

/** A table that must refer to rows that there are none of. */
export class UnfilledParentError extends Error {
  readonly key: SeedForeignKey
  /** The rows can only come after those that need them. */
  readonly isCycle: boolean
  constructor(key: SeedForeignKey, isCycle: boolean) {
    super(
      `its foreign key ${key.name} needs rows that ${isCycle ? 'can only come after its own' : 'are not there'}`,
    )
    this.key = key
    this.isCycle = isCycle
  }
}

interface KeyParts {
  own: readonly number[]
  columns: readonly SeedColumn[]
  isNullable: boolean
  found: { sql: string; rows: number }
  given: ReadonlySet<number>
}

function toKeyVariable(key: SeedForeignKey, { own, columns, isNullable, found }: KeyParts): Variable {
  const parentColumns = own.map((number) => key.parentColumns[key.columns.indexOf(number)] ?? '')
  const shared = key.columns.flatMap((column, at) =>
    own.includes(column) ? [] : [{ column, parentColumn: key.parentColumns[at] ?? '' }],
  )
  const parent: ParentRows = { sql: found.sql, columns: parentColumns, rows: found.rows, shared }
  const chosen: Option = {
    make: (_, place, access) => access.parent(place),
    isNull: false,
    isInjective: true,
  }
  // Columns that must not be empty keep the parent's value when the rest of the key is.
  const empty = nullOption(columns)
  const partly: Option = {
    ...empty,
    make: (row, place, access) =>
      (columns[place]?.notNull === true ? chosen : empty).make(row, place, access),
  }
  return { columns: own, parent, isNullable, options: [chosen, ...(isNullable ? [partly] : [])] }
}

/** Columns that foreign keys of the table itself refer to: they must be known before the row is there. */
function listReferredByItself(table: SeedTable): Set<number> {
  const names = new Set(
    table.foreignKeys
      .filter(({ parent }) => parent === table.oid)
      .flatMap(({ parentColumns }) => parentColumns),
  )
  return new Set(table.columns.filter(({ name }) => names.has(name)).map(({ number }) => number))
}

/** Rows between two that stand for themselves; the others refer to the one before them that does. */
const BRANCH = 8

/**
 * Foreign keys to the table itself, in place of the plain variables of their columns: every eighth row is a root,
 * the others hang on it. A column that is also referred to keeps its own value.
 */
function listOwnKeys({ table }: VariableContext, given: Set<number>): Variable[] {
  const referred = listReferredByItself(table)
  return table.foreignKeys
    .filter((key) => key.parent === table.oid && isChosen(table, key))
    .flatMap((key) => {
      const own = key.columns.filter((number) => !given.has(number) && !referred.has(number))
      if (own.length === 0) return []
      const columns = own.flatMap((number) => table.columns.find((column) => column.number === number) ?? [])
      const targets = own.map((number) => key.parentColumns[key.columns.indexOf(number)] ?? '')
      for (const number of own) given.add(number)
      const isNullable = columns.some(({ notNull }) => !notNull)
      return [
        {
          columns: own,
          isNullable,
          isOwnKey: true,
          options: listOwnOptions({ targets, columns, isNullable }),
        },
      ]
    })
}

function listOwnOptions(key: {
  targets: readonly string[]
  columns: readonly SeedColumn[]
  isNullable: boolean
}): Option[] {
  const { targets, columns, isNullable } = key
  const reference = (row: string, place: number, access: RowAccess) => access.own(targets[place] ?? '', row)
  const root = (row: string) => `(${row} - (${row} - 1) % ${BRANCH})`
  const empty = nullOption(columns)
  const chained: Option = {
    make: (row, place, access) => {
      const value = reference(root(row), place, access)
      const none = empty.make(row, place, access)
      return isNullable ? `case when ${row} % ${BRANCH} = 1 then ${none} else ${value} end` : value
    },
    isNull: false,
    isInjective: false,
  }
  const self: Option = { make: reference, isNull: false, isInjective: true }
  return [chained, self, ...(isNullable ? [empty] : [])]
}
