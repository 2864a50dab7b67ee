import pg from 'pg'
import { buildRows } from './build-rows.ts'
import { fillRowByRow } from './fill-row-by-row.ts'
import { type Group, leaveOut } from './groups.ts'
import type { SeedTable } from './model.ts'
import { solve } from './solve.ts'
import { listVariables, type Variable, type VariableContext } from './variables.ts'

export type Filled = { rows: number; note?: string }

/**
 * Fills one table within the caller's transaction: set-based where the table lets it, else row by row, else with
 * triggers off. Throws with the reason when not a single row could be put in.
 */
export async function fillTable(client: pg.ClientBase, context: VariableContext): Promise<Filled> {
  const { table, seed } = context
  if (table.isForeign) throw new Error('it is a foreign table, whose rows are elsewhere')
  if (table.isPartitioned && table.checks.every(({ name }) => name !== 'bounds of the partitions')) {
    throw new Error('it has no partition that could hold rows')
  }
  const { variables, unknown } = listVariables(context)
  const needed = unknown.find(({ notNull }) => notNull)
  if (needed !== undefined) throw new Error(`no value is known for ${needed.name} of type ${needed.type.sql}`)
  const groups = await solve({ client, table, seed }, variables)
  const filled =
    context.postponed.size > 0
      ? await fillWithoutTriggers(client, context, groups, 'its foreign keys form a cycle')
      : await fillWith(client, context, groups)
  await advanceSequences(client, table, groups)
  return filled
}

async function fillWith(
  client: pg.ClientBase,
  context: VariableContext,
  groups: readonly Group[],
): Promise<Filled> {
  const isOwnKey = (variable: Variable) => variable.isOwnKey === true
  const attempts: { groups: readonly Group[]; note: string }[] = [
    { groups, note: '' },
    { groups: leaveOut(groups, isOwnKey), note: 'without references to itself, ' },
    { groups: leaveOut(groups, () => true), note: 'with little in its nullable columns, ' },
  ]
  let why = ''
  for (const attempt of attempts) {
    const filled = await fillSomehow(client, context, attempt.groups)
    const { rows, note } = filled
    if (rows > 0 && why !== '') return { rows, note: `${attempt.note}since: ${why}` }
    if (rows > 0) return note === undefined ? { rows } : { rows, note }
    why ||= filled.why
  }
  return await fillWithoutTriggers(client, context, groups, why)
}

/** At once, or else row by row; no rows and the reason when neither works. */
async function fillSomehow(
  client: pg.ClientBase,
  context: VariableContext,
  groups: readonly Group[],
): Promise<Filled & { why: string }> {
  try {
    const rows =
      (await fillInOneMessage(client, context, groups)) ?? (await fillInPieces(client, context, groups))
    return { rows, why: '' }
  } catch (error) {
    const why = messageOf(error)
    const some = await within(client, () => fillRowByRow(client, context, groups)).catch(() => undefined)
    if (some === undefined || some.rows === 0) return { rows: 0, why: some?.why || why }
    return { rows: some.rows, note: `row by row, since at once: ${why}`, why: '' }
  }
}

async function fillInPieces(
  client: pg.ClientBase,
  context: VariableContext,
  groups: readonly Group[],
): Promise<number> {
  return await within(client, () => fillAtOnce(client, context, groups))
}

/** Enough for most tables: undefined, with nothing put in, where fewer rows than were asked for have come of it. */
async function fillInOneMessage(
  client: pg.ClientBase,
  { table, rows, withNulls }: VariableContext,
  groups: readonly Group[],
): Promise<number | undefined> {
  const insert = renderInsert(table, { groups, from: 1, to: rows, limit: rows, withNulls })
  if (insert === undefined) return undefined
  try {
    const results: unknown = await client.query(`savepoint fill; ${insert}; ${CHECK_DEFERRED}`)
    // Of several statements the results are a list, which the types of pg do not know.
    const count = Array.isArray(results) ? (results[1]?.rowCount ?? 0) : 0
    // The savepoint itself goes with that of the table.
    if (count >= rows) return count
    await client.query(UNDO)
    return undefined
  } catch (error) {
    await client.query(UNDO)
    throw error
  }
}

/** As a superuser may: triggers of the table's own do not run, and neither do those of foreign keys. */
async function fillWithoutTriggers(
  client: pg.ClientBase,
  context: VariableContext,
  groups: readonly Group[],
  why: string,
): Promise<Filled> {
  try {
    const rows = await within(client, async () => {
      await client.query('set local session_replication_role = replica')
      const count = await fillAtOnce(client, context, groups)
      await client.query('set local session_replication_role = origin')
      return count
    })
    return { rows, note: `with its triggers off, since with them: ${why}` }
  } catch (cause) {
    throw new Error(why, { cause })
  }
}

/** Goes on with further numbers while rows are refused as doubles or by checks, but not for ever. */
async function fillAtOnce(
  client: pg.ClientBase,
  context: VariableContext,
  groups: readonly Group[],
): Promise<number> {
  const { rows } = context
  let count = 0
  let from = 1
  for (const factor of [1, 4, 20]) {
    const to = from + rows * factor - 1
    const inserted = await insertRange(client, context, { groups, from, to, limit: rows - count })
    count += inserted
    if (count >= rows || (factor > 1 && inserted === 0)) break
    from = to + 1
  }
  await client.query(CHECK_DEFERRED)
  if (count === 0) throw new Error(await explainNothing(client, context, groups))
  return count
}

async function insertRange(
  client: pg.ClientBase,
  { table, withNulls }: VariableContext,
  range: { groups: readonly Group[]; from: number; to: number; limit: number },
): Promise<number> {
  const insert = renderInsert(table, { ...range, withNulls })
  if (insert === undefined) return await insertDefaults(client, table, range.limit)
  return (await client.query(insert)).rowCount ?? 0
}

/** Undefined for a table whose columns all fill themselves. */
function renderInsert(
  table: SeedTable,
  range: { groups: readonly Group[]; from: number; to: number; limit: number; withNulls: boolean },
): string | undefined {
  const { columns, from, where } = buildRows(table, range.groups, range)
  if (columns.length === 0) return undefined
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ')
  const selected = columns.map((name) => `c.${pg.escapeIdentifier(name)}`).join(', ')
  return `insert into ${table.sql} (${names}) ${overriding(table, columns)}
    select ${selected} from ${from} where ${where} limit ${range.limit}
    ${table.refusesOnConflict ? '' : 'on conflict do nothing'}`
}

/** Deferred constraints speak up here, where they can be told apart, instead of at the end. */
const CHECK_DEFERRED = 'set constraints all immediate; set constraints all deferred'

const UNDO = 'rollback to savepoint fill; release savepoint fill'

/** Identity columns are written only where rows of the table refer to each other. */
export function overriding(table: SeedTable, columns: readonly string[]): string {
  const isWritten = table.columns.some(
    ({ name, isAlwaysIdentity }) => isAlwaysIdentity && columns.includes(name),
  )
  return isWritten ? 'overriding system value' : ''
}

/** A table whose columns all fill themselves. */
async function insertDefaults(client: pg.ClientBase, { sql }: SeedTable, rows: number): Promise<number> {
  for (let row = 0; row < rows; row += 1) await client.query(`insert into ${sql} default values`)
  return rows
}

/** The first row that would be tried, without what filters it: PostgreSQL says what is wrong with it. */
async function explainNothing(
  client: pg.ClientBase,
  { table }: VariableContext,
  groups: readonly Group[],
): Promise<string> {
  const { columns, from } = buildRows(table, groups, { from: 1, to: 1, withNulls: false })
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ')
  const selected = columns.map((name) => `c.${pg.escapeIdentifier(name)}`).join(', ')
  try {
    await within(client, () =>
      client.query(
        `insert into ${table.sql} (${names}) ${overriding(table, columns)} select ${selected} from ${from}`,
      ),
    )
    return 'no row meets its checks'
  } catch (error) {
    return messageOf(error)
  }
}

/** After numbers that were written by hand, the sequence goes on behind them. */
async function advanceSequences(
  client: pg.ClientBase,
  table: SeedTable,
  groups: readonly Group[],
): Promise<void> {
  const written = new Set(groups.flatMap(({ variables }) => variables.flatMap(({ columns }) => columns)))
  for (const { column, sequence } of table.sequences) {
    const name = table.columns.find(({ number }) => number === column)?.name
    if (name === undefined || !written.has(column)) continue
    const quoted = pg.escapeIdentifier(name)
    await client.query(
      `select setval(${pg.escapeLiteral(sequence)}, max(${quoted})) from ${table.sql} having max(${quoted}) > 0`,
    )
  }
}

/** Runs in a savepoint of its own, which is undone when the action throws. */
async function within<T>(client: pg.ClientBase, action: () => Promise<T>): Promise<T> {
  await client.query('savepoint fill')
  try {
    const result = await action()
    await client.query('release savepoint fill')
    return result
  } catch (error) {
    await client.query(UNDO)
    throw error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
