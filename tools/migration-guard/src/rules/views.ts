import type { ObservedLock, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findDrop } from '../statements/index-statements.ts'
import { describeLocks, describeWait } from './describe.ts'
import { describeWork } from './describe-work.ts'
import { liveLocks, waitsTooLong } from './live-locks.ts'

/** A view replaced, by CREATE OR REPLACE or by DROP and CREATE, where the wait for its lock has no end. */
export const replaceViewLock: Rule = {
  name: 'replace-view-lock',
  severity: 'warning',
  title: 'Replacing a view locks its readers out',
  why: 'The view is locked against reads until the transaction ends, and while the statement waits for that lock everyone who reads the view waits behind it.',
  remedy: "`set local lock_timeout = '2s'` before it, in a migration with nothing slow after it.",
  example: {
    setup:
      'create table patient (id bigint primary key, name text); create view patient_name as select id, name from patient;',
    hazard: 'create or replace view patient_name as select id, upper(name) as name from patient;',
    safe: "set local lock_timeout = '2s'; create or replace view patient_name as select id, upper(name) as name from patient;",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const locks = liveLocks(migration, statement, 'ACCESS EXCLUSIVE').filter((lock) =>
        isReplaced(migration, statement, lock),
      )
      if (locks.length === 0 || !waitsTooLong(statement)) return []
      return [{ statement, observed: `${describeLocks(locks)}; ${describeWait(statement)}.` }]
    }),
}

/** REFRESH MATERIALIZED VIEW of one that others read. */
export const refreshMatviewNotConcurrent: Rule = {
  name: 'refresh-matview-not-concurrent',
  severity: 'error',
  title: 'A materialized view is refreshed under a lock on its readers',
  why: 'It is computed and written anew while nobody may read it, for as long as its query takes.',
  remedy:
    'REFRESH MATERIALIZED VIEW CONCURRENTLY, for which it needs a unique index; and outside of the migration.',
  example: {
    setup:
      'create table visit (id bigint primary key); create materialized view visit_count as select 1 as one, count(*) from visit; create unique index on visit_count (one);',
    hazard: 'refresh materialized view visit_count;',
    safe: 'refresh materialized view concurrently visit_count;',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const tree = statement.parsed?.tree
      const isPlain =
        tree !== undefined && 'RefreshMatViewStmt' in tree && tree.RefreshMatViewStmt.concurrent !== true
      const isLocked = liveLocks(migration, statement, 'ACCESS EXCLUSIVE').length > 0
      return isPlain && isLocked ? [{ statement, observed: `${describeWork(migration, statement)}.` }] : []
    }),
}

function isReplaced(
  { up }: ObservedMigration,
  { parsed }: ObservedStatement,
  { relation }: ObservedLock,
): boolean {
  if (relation.kind !== 'view') return false
  const isDrop = findDrop(parsed)?.objectType === 'OBJECT_VIEW'
  return parsed?.kind === 'ViewStmt' || (isDrop && up.after.has(`view ${relation.schema}.${relation.name}`))
}
