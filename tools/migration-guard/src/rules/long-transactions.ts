import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { mayMean } from '../statements/names.ts'
import { describeChange, findPossibleChange, listLargeChanges, MANY_ROWS } from './changed-rows.ts'
import { goneIn } from './changes.ts'
import { countOf, describeLocks, describeRelation, listOf, millisecondsOf } from './describe.ts'
import { type HeldLock, heldWhile, isLive, liveLocks, waitsTooLong } from './live-locks.ts'

/** Rows changed while a lock of the same transaction keeps others away. */
export const ddlAndBackfillSameTx: Rule = {
  name: 'ddl-and-backfill-same-tx',
  severity: 'error',
  title: 'Rows are changed under the lock of a schema change',
  why: 'The lock of the schema change is held until the last row is written, so that nobody reads or writes the table for as long as that takes.',
  remedy: 'Change the schema in one migration and fill in the rows later, in keyed batches outside of it.',
  example: {
    setup: 'create table patient (id bigint primary key, name text);',
    hazard:
      "set local lock_timeout = '2s'; alter table patient add column name_lower text; update patient set name_lower = lower(name);",
    safe: "set local lock_timeout = '2s'; alter table patient add column name_lower text;",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const changes = listLargeChanges(migration, statement)
      const doubt = changes.length === 0 ? findPossibleChange(migration, statement) : undefined
      if (changes.length === 0 && doubt === undefined) return []
      const own = statement.hasHiddenDdl ? liveLocks(migration, statement, 'ACCESS EXCLUSIVE') : []
      const locks = [...heldWhile(migration, statement, 'SHARE').map(({ lock }) => lock), ...own]
      if (locks.length === 0) return []
      const under = `under ${describeLocks(locks)}.`
      if (doubt) return [{ statement, severity: doubt.severity, observed: `${doubt.text}, ${under}` }]
      return [{ statement, observed: `${listOf(changes.map(describeChange), '; ')}, ${under}` }]
    }),
}

/** Slow work, or waiting for a further table, while a lock of the same transaction keeps others away. */
export const longLockWindow: Rule = {
  name: 'long-lock-window',
  severity: 'warning',
  title: 'A strong lock is held over later work',
  why: 'A lock lives until its transaction ends: while later statements work, or wait for the lock of another table, nobody gets at the first one.',
  remedy: 'One table in one migration; put what takes time into a migration of its own, before or after.',
  example: {
    setup:
      'create table patient (id bigint primary key); create table visit (id bigint primary key, note text);',
    hazard:
      "set local lock_timeout = '2s'; alter table patient add column note text; create index visit_note_idx on visit (note);",
    safe: "set local lock_timeout = '2s'; alter table patient add column note text; alter table patient add column remark text;",
  },
  check: (migration) => [...listSlowWork(migration), ...listSecondTables(migration)],
}

/** A statement that took this long on seeded rows is slow by itself. */
const SLOW_MS = 500

function listSlowWork(migration: ObservedMigration): Hit[] {
  return migration.up.statements.flatMap((statement): Hit[] => {
    const work = describeSlowWork(migration, statement)
    const held = heldWhile(migration, statement, 'SHARE').filter(
      ({ lock }) => !isAbout(statement, lock.relation),
    )
    const isTold = listLargeChanges(migration, statement).length > 0
    if (work === undefined || held.length === 0 || isTold) return []
    const readers = held.some(({ lock }) => lock.mode === 'ACCESS EXCLUSIVE')
    const severity = readers ? 'error' : 'warning'
    return [{ statement, severity, observed: `${describeHeld(held)}, while ${work}.` }]
  })
}

function describeSlowWork(migration: ObservedMigration, statement: ObservedStatement): string | undefined {
  const read = statement.scanned.filter(
    ({ relation, rows }) => isLive(migration, relation) && rows >= MANY_ROWS,
  )
  if (read.length > 0) {
    return `${listOf(read.map(({ relation, rows }) => `${countOf(rows, 'row')} of ${relation.schema}.${relation.name}`))} were read`
  }
  const written = statement.rewritten.filter(
    (relation) => isLive(migration, relation) && relation.rows >= MANY_ROWS,
  )
  if (written.length > 0) return `${listOf(written.map(describeRelation))} was written anew`
  return statement.durationMs >= SLOW_MS
    ? `a later statement ran for ${millisecondsOf(statement.durationMs)}`
    : undefined
}

/** Once per migration: at the first statement that needs a further table. */
function listSecondTables(migration: ObservedMigration): Hit[] {
  const gone = new Set(goneIn(migration.up).map(({ oid }) => oid))
  for (const statement of migration.up.statements) {
    const held = heldWhile(migration, statement, 'ACCESS EXCLUSIVE')
    const taken = held.length === 0 ? [] : liveLocks(migration, statement, 'ACCESS EXCLUSIVE')
    const [next] = taken.filter(({ relation }) => !gone.has(String(relation.oid)))
    if (next === undefined) continue
    const observed = `${describeHeld(held)}, while it waits for ${describeRelation(next.relation)}.`
    return [{ statement, severity: waitsTooLong(statement) ? 'warning' : 'info', observed }]
  }
  return []
}

function describeHeld(held: readonly HeldLock[]): string {
  return describeLocks(held.map(({ lock }) => lock))
}

/** What a statement does to the very table that is locked has a rule of its own, but for VALIDATE: by itself it is harmless. */
function isAbout({ parsed }: ObservedStatement, relation: { schema: string; name: string }): boolean {
  const alter = findAlterTable(parsed)
  const onlyValidates = alter?.actions.every(({ kind }) => kind === 'validate constraint') ?? false
  return alter !== undefined && !onlyValidates && mayMean(alter.table, relation)
}
