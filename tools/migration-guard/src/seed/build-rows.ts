import pg from 'pg'
import type { Group } from './groups.ts'
import type { SeedCheck, SeedTable } from './model.ts'
import { listRead } from './read-model.ts'
import { baseOf } from './values/list-strategies.ts'
import type { Option, RowAccess, Variable } from './variables.ts'

/** Rows of a table as SQL: a subquery `c` with the table's column names, and the condition that its rows must meet. */
export interface Rows {
  columns: string[]
  from: string
  where: string
}

export interface RowRange {
  /** Numbers of the first and the last row. */
  from: number
  to: number
  withNulls: boolean
}

/** At most so many of a parent's rows are referred to. */
const PARENTS = 10_000

/** Builds the rows from one number to another; the groups say which options go together. */
export function buildRows(
  table: SeedTable,
  groups: readonly Group[],
  { from, to, withNulls }: RowRange,
): Rows {
  const variables = groups.flatMap((group) => group.variables)
  const expression = expressionsOf(table, groups)
  const names = new Map(table.columns.map(({ number, name }) => [number, name]))
  const selected = variables.flatMap((variable) =>
    variable.columns.map((number, place) => {
      const value = expression(variable, place, 'g.i')
      const isFree = withNulls && variable.isNullable && variable.options.length > 1
      const shown = isFree ? `case when g.i % 10 = 7 then null else ${value} end` : value
      return `${shown} as ${pg.escapeIdentifier(names.get(number) ?? '')}`
    }),
  )
  const joins = variables.flatMap((variable, at) => joinParent(variable, { at, expression, variables }))
  const inner = `select ${selected.length === 0 ? 'g.i' : selected.join(', ')}
    from generate_series(${from}::int8, ${to}::int8) g(i) ${joins.join('\n')} offset 0`
  return {
    columns: variables.flatMap(({ columns }) => columns.map((number) => names.get(number) ?? '')),
    from: `(${withGenerated(table, inner, new Set(variables.flatMap((one) => one.columns)))}) c`,
    where: conditionOf(table, variables),
  }
}

type Expression = (variable: Variable, place: number, row: string) => string

/** How the value of a column in a row is made, with the options that its group has settled on. */
function expressionsOf(table: SeedTable, groups: readonly Group[]): Expression {
  const places = new Map<string, { variable: Variable; place: number }>()
  const settled = new Map<Variable, number[]>()
  const names = new Map(table.columns.map(({ number, name }) => [number, name]))
  for (const group of groups) {
    group.variables.forEach((variable, at) => {
      settled.set(
        variable,
        group.vectors.map((vector) => vector[at] ?? 0),
      )
      variable.columns.forEach((number, place) => {
        places.set(names.get(number) ?? '', { variable, place })
      })
    })
  }
  const expression: Expression = (variable, place, row) => {
    const access: RowAccess = {
      parent: (at) => `${aliasOf(variable)}.k${at}`,
      own: (column, other) => {
        const found = places.get(column)
        return found === undefined ? 'null' : expression(found.variable, found.place, other)
      },
    }
    return chooseOption(
      variable.options,
      settled.get(variable) ?? [0],
      (option) => option.make(row, place, access),
      row,
    )
  }
  return expression
}

/** The parent's rows are joined under a name that follows from the key's columns. */
function aliasOf({ columns }: Variable): string {
  return `p${columns.join('_')}`
}

function chooseOption(
  options: readonly Option[],
  indexes: readonly number[],
  make: (option: Option) => string,
  row: string,
): string {
  const used = [...new Set(indexes)].flatMap((index) => {
    const option = options[index]
    return option === undefined ? [] : [{ index, sql: make(option) }]
  })
  const [only] = used
  if (only === undefined) return 'null'
  if (used.length === 1) return only.sql
  const branches = used.map(({ index, sql }) => `when ${index} then ${sql}`)
  return `case (array[${indexes.join(', ')}])[1 + ${row} % ${indexes.length}] ${branches.join(' ')} end`
}

interface JoinContext {
  at: number
  variables: readonly Variable[]
  expression: Expression
}

function joinParent(variable: Variable, { at, variables, expression }: JoinContext): string[] {
  const { parent } = variable
  if (parent === undefined) return []
  const alias = aliasOf(variable)
  const columns = parent.columns.map((name, place) => `${pg.escapeIdentifier(name)} as k${place}`)
  const rank = variables.slice(0, at).filter((one) => one.parent !== undefined).length
  const step = rowOf(variables, rank)
  if (parent.shared.length === 0) {
    const count = Math.min(parent.rows, PARENTS)
    return [
      `left join (select row_number() over () - 1 as at, ${columns.join(', ')} from ${parent.sql} limit ${PARENTS}) ${alias}
        on ${alias}.at = ${step} % ${count}`,
    ]
  }
  const keys = parent.shared.map(({ parentColumn }) => pg.escapeIdentifier(parentColumn))
  const same = parent.shared.map(({ column }, place) => {
    const other = variables.find(({ columns }) => columns.includes(column))
    const value = other === undefined ? 'null' : expression(other, other.columns.indexOf(column), 'g.i')
    return `${alias}.s${place} = ${value}`
  })
  return [
    `left join (select row_number() over (partition by ${keys.join(', ')}) - 1 as at,
        count(*) over (partition by ${keys.join(', ')}) as n, ${columns.join(', ')},
        ${keys.map((key, place) => `${key} as s${place}`).join(', ')} from ${parent.sql} limit ${PARENTS}) ${alias}
      on ${same.join(' and ')} and ${alias}.at = ${step} % ${alias}.n`,
  ]
}

/** Which of the parent's rows: another order for each key, so that pairs of keys do not repeat. */
function rowOf(variables: readonly Variable[], rank: number): string {
  const counts = variables.flatMap(({ parent }) =>
    parent === undefined ? [] : [Math.min(parent.rows, PARENTS)],
  )
  const before = counts.slice(0, rank)
  if (before.length === 0) return '(g.i - 1)'
  const product = before.reduce((all, count) => Math.min(all * count, 1e9), 1)
  return `(g.i - 1 + (g.i - 1) / ${product})`
}

/** Adds the generated columns, as far as the columns that they are generated from are there: checks may read them. */
function withGenerated(table: SeedTable, inner: string, given: ReadonlySet<number>): string {
  const generated = table.columns.flatMap(({ name, generated: expression }) =>
    expression === null || !listRead(expression, table.columns).every((number) => given.has(number))
      ? []
      : [`(${expression}) as ${pg.escapeIdentifier(name)}`],
  )
  return generated.length === 0 ? inner : `select b.*, ${generated.join(', ')} from (${inner}) b offset 0`
}

/** What the rows must meet, so that only those are tried that the table will take. */
function conditionOf(table: SeedTable, variables: readonly Variable[]): string {
  const given = new Set(variables.flatMap(({ columns }) => columns))
  const checks = table.checks
    .filter(({ columns }) => columns.every((number) => given.has(number)))
    .map(({ expression }) => `(${expression}) is not false`)
  const filled = table.columns
    .filter(({ number, notNull }) => notNull && given.has(number))
    .map(({ name }) => `c.${pg.escapeIdentifier(name)} is not null`)
  return [...filled, ...checks].join(' and ') || 'true'
}

/** Not a name that a column will have. */
const VECTOR = '"guard:vector"'

/** Numbers of the rows that stand for all others. */
const TRIAL_ROWS = [1, 2, 7, 83]

/** Reads a check's columns in one row of values: for trying options out. */
export function buildTrial(
  table: SeedTable,
  group: readonly Variable[],
  { vectors, checks }: { vectors: readonly (readonly number[])[]; checks: readonly SeedCheck[] },
): string {
  const names = new Map(table.columns.map(({ number, name }) => [number, name]))
  const places = new Map(
    group.flatMap((variable) =>
      variable.columns.map((number, place) => [names.get(number) ?? '', { variable, place }] as const),
    ),
  )
  const choose = (variable: Variable, place: number, row: string): string => {
    const at = group.indexOf(variable)
    const used = [...new Set(vectors.map((vector) => vector[at] ?? 0))]
    const branches = used.flatMap((index) => {
      const sql = variable.options[index]?.make(row, place, {
        parent: (key) =>
          `(select ${pg.escapeIdentifier(variable.parent?.columns[key] ?? '')} from ${variable.parent?.sql} limit 1)`,
        own: (column, other) => {
          const found = places.get(column)
          return found === undefined || found.variable === variable
            ? 'null'
            : choose(found.variable, found.place, other)
        },
      })
      return sql === undefined ? [] : [`when ${index} then ${sql}`]
    })
    return `case v.s${at} ${branches.join(' ')} end`
  }
  const columns = group.flatMap((variable) =>
    variable.columns.map(
      (number, place) =>
        `${choose(variable, place, 'g.i')} as ${pg.escapeIdentifier(names.get(number) ?? '')}`,
    ),
  )
  const read = new Set(checks.flatMap((check) => check.columns))
  const counted = table.columns
    .filter((column) => column.isCounted && read.has(column.number) && !places.has(column.name))
    .map((column) => `g.i::${baseOf(column.type).sql} as ${pg.escapeIdentifier(column.name)}`)
  const inner = `select v.${VECTOR}, ${[...columns, ...counted].join(', ')}
    from (values ${vectors.map((vector, k) => `(${[k, ...vector].join(', ')})`).join(', ')})
      v(${[VECTOR, ...group.map((_, at) => `s${at}`)].join(', ')}),
      (values ${TRIAL_ROWS.map((row) => `(${row}::int8)`).join(', ')}) g(i) offset 0`
  const met = checks.map(({ expression }) => `coalesce((${expression}), true)`)
  const verdicts = met.map((one, at) => `bool_and(${one}) as c${at}`)
  return `select ${VECTOR}, ${verdicts.join(', ')}, bool_or(${met.join(' and ')}) as some from (${withGenerated(table, inner, read)}) c group by ${VECTOR} order by ${VECTOR}`
}
