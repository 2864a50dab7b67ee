import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { describeError, describeWork } from './describe-work.ts'
import { isLive, liveLocks } from './live-locks.ts'
import { findTable } from './table-seen.ts'

/** VACUUM FULL of tables that others use. */
export const vacuumFull: Rule = {
  name: 'vacuum-full',
  severity: 'error',
  title: 'VACUUM FULL',
  why: 'The table and all of its indexes are written anew while nobody may read it.',
  remedy: 'Plain VACUUM, or pg_repack where the space has to go back; neither belongs in a migration.',
  example: {
    setup: 'create table visit (id bigint primary key, note text);',
    hazard: 'vacuum full visit;',
    safe: 'vacuum (analyze) visit;',
    transaction: 'none',
  },
  check: (migration) =>
    listHits(migration, ({ parsed, sql }) => parsed?.kind === 'VacuumStmt' && isFull(parsed.tree, sql)),
}

/** CLUSTER of tables that others use. */
export const cluster: Rule = {
  name: 'cluster',
  severity: 'error',
  title: 'CLUSTER',
  why: 'The table and all of its indexes are written anew, in order, while nobody may read it; later writes are not ordered.',
  remedy:
    'pg_repack with an order, outside of a migration; or a BRIN or covering index, if the reads are what matters.',
  example: {
    setup: 'create table visit (id bigint primary key, note text);',
    hazard: 'cluster visit using visit_pkey;',
    safe: "set local lock_timeout = '2s'; alter table visit cluster on visit_pkey;",
  },
  check: (migration) => listHits(migration, ({ parsed }) => parsed?.kind === 'ClusterStmt'),
}

/** SET LOGGED and SET UNLOGGED, where the table was not so already. */
export const setLoggedUnlogged: Rule = {
  name: 'set-logged-unlogged',
  severity: 'error',
  title: 'A table becomes logged or unlogged',
  why: 'It is written anew while nobody may read it; and an unlogged one is empty after a crash, and on every replica.',
  remedy: 'Make a new table of the kind that is wanted, fill it in batches, and switch over.',
  example: {
    setup: 'create table visit (id bigint primary key, note text);',
    hazard: 'alter table visit set unlogged;',
    safe: "set local lock_timeout = '2s'; alter table visit set logged;",
  },
  check: (migration) =>
    listHits(migration, (statement) => isAction(statement, ['AT_SetLogged', 'AT_SetUnLogged'])),
}

/** SET TABLESPACE; a test server has but one, so that the statement itself decides. */
export const setTablespace: Rule = {
  name: 'set-tablespace',
  severity: 'error',
  title: 'A table moves to another tablespace',
  why: 'Its files are copied, byte by byte, while nobody may read it.',
  remedy: 'Make a new table there, fill it in batches, and switch over; or pg_repack with a tablespace.',
  example: {
    setup: 'create table visit (id bigint primary key, note text);',
    hazard: 'alter table visit set tablespace fast_disk;',
    safe: 'create table archive (id bigint primary key, note text) tablespace pg_default;',
  },
  check: (migration) =>
    listHits(
      migration,
      (statement) =>
        statement.parsed?.kind === 'AlterTableMoveAllStmt' || isAction(statement, ['AT_SetTableSpace']),
      'Here it was in that place already; where it is not, it is copied under that lock.',
    ),
}

/** SET ACCESS METHOD, decided as the tablespace is. */
export const setAccessMethod: Rule = {
  name: 'set-access-method',
  severity: 'error',
  title: 'A table gets another access method',
  why: 'It and all of its indexes are written anew while nobody may read it.',
  remedy: 'Make a new table with that access method, fill it in batches, and switch over.',
  example: {
    setup: 'create table visit (id bigint primary key, note text);',
    hazard: 'alter table visit set access method columnar;',
    safe: 'create table archive (id bigint primary key, note text) using heap;',
  },
  check: (migration) =>
    listHits(
      migration,
      (statement) => isAction(statement, ['AT_SetAccessMethod']),
      'Here it was of that kind already; where it is not, it is written anew under that lock.',
    ),
}

function listHits(
  migration: ObservedMigration,
  isMeant: (statement: ObservedStatement) => boolean,
  elsewhere?: string,
): Hit[] {
  return migration.up.statements.filter(isMeant).flatMap((statement): Hit[] => {
    if (statement.error) {
      return isAboutOld(migration, statement)
        ? [{ statement, observed: `${describeError(statement.error)}.` }]
        : []
    }
    const written = statement.rewritten.filter(({ isNew, kind }) => !isNew && kind !== 'toast table')
    const isWorth = written.some((relation) =>
      relation.kind.endsWith('index') ? relation.rows > 0 : isLive(migration, relation),
    )
    if (isWorth) return [{ statement, observed: `${describeWork(migration, statement)}.` }]
    if (elsewhere === undefined || liveLocks(migration, statement, 'ACCESS EXCLUSIVE').length === 0) return []
    return [
      { statement, severity: 'warning', observed: `${describeWork(migration, statement)}. ${elsewhere}` },
    ]
  })
}

/** Of a statement that failed nothing can be seen: what it names has to be a table of others. */
function isAboutOld(migration: ObservedMigration, statement: ObservedStatement): boolean {
  const alter = findAlterTable(statement.parsed)
  return (
    alter === undefined ||
    alter.objectType === 'OBJECT_INDEX' ||
    findTable(migration, statement, alter.table) !== undefined
  )
}

function isAction({ parsed }: ObservedStatement, subtypes: readonly string[]): boolean {
  return (
    findAlterTable(parsed)?.actions.some(
      (action) => action.kind === 'other' && subtypes.includes(action.subtype ?? ''),
    ) === true
  )
}

function isFull(tree: NonNullable<ObservedStatement['parsed']>['tree'], sql: string): boolean {
  if (!('VacuumStmt' in tree)) return false
  return (tree.VacuumStmt.options ?? []).some((node) => {
    if (!('DefElem' in node) || node.DefElem.defname !== 'full') return false
    return !/\bfull\s+(false|off|0)\b/i.test(sql)
  })
}
