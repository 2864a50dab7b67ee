import type pg from 'pg'
import { type Filled, fillTable } from './fill-table.ts'
import { listTaken } from './list-taken.ts'
import type { SeedTable } from './model.ts'
import { orderTables } from './order-tables.ts'
import { readModel, readModelPrepared } from './read-model.ts'
import { type Promised, UnfilledParentError, type VariableContext } from './variables.ts'

export interface TableName {
  schema: string
  name: string
}

export interface SeedOptions {
  /** For each table; fewer where its unique values are fewer. */
  rows: number
  /** The same rows for the same seed. */
  seed: number
  /** All when left out. */
  only?: readonly TableName[]
  /** Also leaves nullable columns without a check empty in every tenth row; else only where checks want it. */
  withNulls?: boolean
  /**
   * Another connection to the database, with the search path `pg_catalog` for good, that reads the catalogue and keeps
   * its prepared statements: for many calls, each about some tables, outside of transactions.
   */
  reader?: pg.ClientBase
  /** Tables of Kysely's own bookkeeping under other names than the usual ones. */
  bookkeeping?: readonly string[]
}

export interface SeedResult {
  /** `note` says when the table took its rows one by one only, or with its triggers off. */
  filled: { table: TableName; rows: number; note?: string }[]
  /** Tables left empty although rows were asked for. */
  unproven: { table: TableName; why: string }[]
}

/**
 * Fills every empty table of any schema with rows that its types, keys and checks accept, from the catalogue alone,
 * in one transaction (or within the caller's). Tables that have rows already, and partitions by themselves, are left
 * as they are. Throws only what the connection itself throws.
 */
export async function seedTables(client: pg.ClientBase, options: SeedOptions): Promise<SeedResult> {
  const isOwn = client.getTransactionStatus() !== 'T'
  await client.query(`${isOwn ? 'begin; ' : ''}savepoint seed_table`)
  try {
    const result = await seedAll(client, options)
    await client.query(isOwn ? 'commit' : 'release savepoint seed_table')
    return result
  } catch (error) {
    if (isOwn) await client.query('rollback')
    throw error
  }
}

async function seedAll(client: pg.ClientBase, options: SeedOptions): Promise<SeedResult> {
  const { rows, seed, only, withNulls = false, bookkeeping = [], reader } = options
  const tables =
    reader === undefined || only === undefined || only.length > FEW
      ? await readModel(client, bookkeeping, only)
      : await readModelPrepared(reader, only)
  const counts = await countRows(client, tables)
  const wanted = tables.filter(({ oid, schema, name }) => {
    const isAsked = only === undefined || only.some((one) => one.schema === schema && one.name === name)
    return isAsked && counts.get(oid) === 0
  })
  const { takes } = await listTaken(client, wanted)
  const done = new Map(tables.filter((table) => !wanted.includes(table)).map((table) => [table.oid, table]))
  const rowsOf = (oid: number) => {
    const table = done.get(oid)
    return table === undefined ? undefined : { sql: table.sql, rows: counts.get(oid) ?? 0 }
  }
  const result: SeedResult = { filled: [], unproven: [] }
  const promised = new Map<number, Promised[]>()
  for (const table of rows === 0 ? [] : orderTables(wanted)) {
    const name = { schema: table.schema, name: table.name }
    const own = promised.get(table.oid) ?? []
    const context = {
      table,
      rows,
      seed,
      withNulls,
      takes,
      rowsOf,
      postponed: new Set<string>(),
      promised: own,
    }
    try {
      const filled = await fillInCycle(client, context, promised)
      counts.set(table.oid, filled.rows)
      result.filled.push({ table: name, ...filled })
    } catch (error) {
      result.unproven.push({ table: name, why: explain(error, tables) })
    }
    done.set(table.oid, table)
  }
  return result
}

/** Up to here a plan for few tables serves; for all of a large schema it takes seconds. */
const FEW = 8

/**
 * Fills a table after the savepoint `seed_table` and sets it anew; where its keys lead in a circle to one that comes
 * later, it takes values of its own for them, which that later table is then to have.
 */
async function fillInCycle(
  client: pg.ClientBase,
  context: VariableContext,
  promised: Map<number, Promised[]>,
): Promise<Filled> {
  try {
    const filled = await fillTable(client, context)
    await client.query('release savepoint seed_table; savepoint seed_table')
    return filled
  } catch (error) {
    await client.query('rollback to savepoint seed_table')
    if (!(error instanceof UnfilledParentError && error.isCycle)) throw error
    const { table } = context
    const postponed = new Set([...context.postponed, error.key.name])
    const filled = await fillInCycle(client, { ...context, postponed }, promised)
    const columns = error.key.columns.map((number) => nameOf(table, number))
    const promise = { columns: error.key.parentColumns, rows: { sql: table.sql, columns, rows: filled.rows } }
    promised.set(error.key.parent, [...(promised.get(error.key.parent) ?? []), promise])
    return filled
  }
}

function nameOf({ columns }: SeedTable, number: number): string {
  return columns.find((column) => column.number === number)?.name ?? ''
}

function explain(error: unknown, tables: readonly SeedTable[]): string {
  const why = error instanceof Error ? error.message : String(error)
  if (!(error instanceof UnfilledParentError)) return why
  const parent = tables.find(({ oid }) => oid === error.key.parent)
  return `${why}: ${parent === undefined ? 'its table' : `${parent.schema}.${parent.name}`}`
}

/** Rows of each table, counted up to what a child may refer to; of foreign tables none is asked for. */
async function countRows(client: pg.ClientBase, tables: readonly SeedTable[]): Promise<Map<number, number>> {
  const local = tables.filter(({ isForeign }) => !isForeign)
  const counts = new Map(tables.map(({ oid }) => [oid, 0]))
  if (local.length === 0) return counts
  const parts = local.map(({ oid, sql, isPartitioned }) => {
    const from = isPartitioned ? sql : `only ${sql}`
    return `(select ${oid}::float8, (select count(*)::int from (select from ${from} limit 10000) r))`
  })
  const { rows } = await client.query<{ oid: number; n: number }>(
    `select * from (${parts.join(' union all ')}) c (oid, n)`,
  )
  for (const { oid, n } of rows) counts.set(oid, n)
  return counts
}
