import type pg from 'pg'
import type { ObservedStatement } from '../model/observation.ts'
import { isAtLeast, type LockMode } from '../model/relation.ts'
import { FIRST_USER_OID, isToast, parseDuration, parseMode } from './probe.ts'
import { type Baseline, describeRelation, nameOf, readRelations } from './relations.ts'
import { connect, type Session } from './session.ts'

/**
 * Runs a statement that refuses to be in a transaction and writes what is seen of it from outside while it runs.
 * It finds every table locked against it at first, so that the lock it asks for is seen however short its work is;
 * further locks of a moment may be missed, rewrites and scans are not.
 */
export async function observeBare(options: {
  statement: ObservedStatement
  session: Session
  baseline: Baseline
  execute: () => Promise<pg.QueryResult>
}): Promise<pg.QueryResult> {
  const { statement, session, baseline, execute } = options
  const { clock, subject, watcher } = session
  const before = await clock.pause(() => readState(subject))
  statement.lockTimeoutMs = before.lockTimeoutMs
  statement.statementTimeoutMs = before.statementTimeoutMs
  const gate = await clock.pause(() => closeGate(session.url, baseline, before.lockTimeoutMs))
  const since = clock.now()
  let isRunning = true
  const running = execute().finally(() => {
    isRunning = false
  })
  const seen = watch(watcher, session.backend, { isRunning: () => isRunning, onWait: gate.open })
  const [result, locks] = await Promise.allSettled([running, seen])
  statement.durationMs = clock.now() - since
  await gate.open()
  if (result.status === 'rejected') throw result.reason
  const after = await clock.pause(() => readState(subject))
  if (locks.status === 'fulfilled') noteLocks(statement, locks.value, { baseline, after })
  noteWork(statement, { baseline, before, after })
  return result.value
}

function noteLocks(
  statement: ObservedStatement,
  seen: Seen,
  { baseline, after }: { baseline: Baseline; after: State },
): void {
  for (const [oid, { mode, first }] of seen) {
    const relation = describeRelation(oid, baseline, after.relations)
    // Gone again: the copy that a rewrite fills.
    if (isToast(relation) || (relation.isNew && !after.relations.has(oid))) continue
    statement.locks.push({ relation, mode, heldMs: performance.now() - first })
  }
}

function noteWork(
  statement: ObservedStatement,
  { baseline, before, after }: { baseline: Baseline; before: State; after: State },
): void {
  for (const [oid, { file, kind }] of after.relations) {
    const then = before.relations.get(oid)
    const relation = describeRelation(oid, baseline, after.relations)
    if (then === undefined || relation.isNew || isToast(relation)) continue
    if (then.file !== file && kind !== 'sequence') statement.rewritten.push(relation)
    const rows = (after.rowsRead.get(oid) ?? 0) - (before.rowsRead.get(oid) ?? 0)
    if (rows > 0 && rows >= relation.rows) statement.scanned.push({ relation, rows })
  }
}

interface State {
  relations: Awaited<ReturnType<typeof readRelations>>
  rowsRead: Map<number, number>
  lockTimeoutMs: number
  statementTimeoutMs: number
}

async function readState(client: pg.Client): Promise<State> {
  await client.query('select pg_catalog.pg_stat_force_next_flush()')
  const relations = await readRelations(client)
  const { rows } = await client.query<{ oid: number; rows: number }>(`
    select c.oid::bigint::float8 as oid, pg_catalog.pg_stat_get_tuples_returned(c.oid)::float8 as rows
    from pg_catalog.pg_class c where c.oid >= ${FIRST_USER_OID} and c.relkind in ('r', 'm')`)
  const settings = await client.query<{ lock: string; statement: string }>(
    `select pg_catalog.current_setting('lock_timeout') as lock, pg_catalog.current_setting('statement_timeout') as statement`,
  )
  return {
    relations,
    rowsRead: new Map(rows.map((row) => [row.oid, row.rows])),
    lockTimeoutMs: parseDuration(settings.rows[0]?.lock ?? '0'),
    statementTimeoutMs: parseDuration(settings.rows[0]?.statement ?? '0'),
  }
}

type Seen = Map<number, { mode: LockMode; first: number }>

async function watch(
  watcher: pg.Client,
  backend: number,
  { isRunning, onWait }: { isRunning: () => boolean; onWait: () => Promise<void> },
): Promise<Seen> {
  const seen: Seen = new Map()
  while (isRunning()) {
    const { rows } = await watcher.query<{ oid: number; mode: string; granted: boolean }>(
      `select relation::bigint::float8 as oid, mode, granted from pg_catalog.pg_locks
       where pid = ${backend} and locktype = 'relation' and relation >= ${FIRST_USER_OID}`,
    )
    const now = performance.now()
    for (const { oid, mode } of rows) {
      const known = seen.get(oid)
      const [strongest] = parseMode(mode).filter((one) => known === undefined || isAtLeast(one, known.mode))
      if (strongest !== undefined) seen.set(oid, { mode: strongest, first: known?.first ?? now })
    }
    if (rows.some(({ granted }) => !granted)) await onWait()
  }
  return seen
}

/** Shorter patience than this could run out before the gate opens. */
const PATIENCE_MS = 2_000

/** Locks all tables against everything that is stronger than a write, until it is opened. */
async function closeGate(
  url: string,
  baseline: Baseline,
  lockTimeoutMs: number,
): Promise<{ open: () => Promise<void> }> {
  const tables = [...baseline.relations.values()].filter(({ kind }) => kind === 'table')
  const isHarmless = lockTimeoutMs === 0 || lockTimeoutMs >= PATIENCE_MS
  if (!isHarmless || tables.length === 0) return { open: () => Promise.resolve() }
  const client = await connect(url)
  // Without waiting and one by one: what cannot be locked, or was dropped since, is not waited for.
  await client.query('begin')
  for (const table of tables) {
    const lock = `lock table only ${nameOf(table)} in share update exclusive mode nowait`
    await client.query(`savepoint one; ${lock}; release one`).catch(() => client.query('rollback to one'))
  }
  let opening: Promise<void> | undefined
  return {
    open: () => {
      opening ??= client.end()
      return opening
    },
  }
}
