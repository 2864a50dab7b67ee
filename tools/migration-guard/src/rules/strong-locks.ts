import type { ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { describeLocks, describeWait } from './describe.ts'
import { liveLocks, waitsTooLong } from './live-locks.ts'

/** LOCK TABLE in a mode that keeps others waiting. */
export const explicitLockTable: Rule = {
  name: 'explicit-lock-table',
  severity: 'warning',
  title: 'LOCK TABLE keeps others waiting',
  why: 'The lock is held until the transaction ends, whatever else it does, and everyone who needs the table waits for that long.',
  remedy:
    'Leave it to each statement to take the lock that it needs; where rows must not change, lock the rows (SELECT … FOR UPDATE).',
  example: {
    setup: 'create table patient (id bigint primary key, name text);',
    hazard: 'lock table patient in access exclusive mode;',
    safe: 'lock table patient in row exclusive mode;',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const locks = statement.parsed?.kind === 'LockStmt' ? liveLocks(migration, statement, 'SHARE') : []
      return locks.length > 0 ? [{ statement, observed: `${describeLocks(locks)}.` }] : []
    }),
}

const BRIEF = new Set([
  'AT_ReplicaIdentity',
  'AT_ChangeOwner',
  'AT_ForceRowSecurity',
  'AT_NoForceRowSecurity',
])

/** Changes of the catalogue alone under ACCESS EXCLUSIVE, where the wait for it has no end. */
export const briefExclusiveLock: Rule = {
  name: 'brief-exclusive-lock',
  severity: 'warning',
  title: 'A small change takes the strongest lock',
  why: 'The change is done at once, but it needs the table for itself: while it waits for that behind a long query, everyone who comes after it waits too.',
  remedy: "`set local lock_timeout = '2s'` before it, and try again later when it runs out.",
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: 'alter table patient replica identity full;',
    safe: "set local lock_timeout = '2s'; alter table patient replica identity full;",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const locks = isBrief(statement) ? liveLocks(migration, statement, 'ACCESS EXCLUSIVE') : []
      if (locks.length === 0 || !waitsTooLong(statement)) return []
      return [{ statement, observed: `${describeLocks(locks)}; ${describeWait(statement)}.` }]
    }),
}

function isBrief({ parsed }: ObservedStatement): boolean {
  const tree = parsed?.tree
  if (tree && 'RenameStmt' in tree) return tree.RenameStmt.renameType === 'OBJECT_TABCONSTRAINT'
  const alter = findAlterTable(parsed)
  // Of a view, every change is of its catalogue entry alone.
  if (alter?.objectType === 'OBJECT_VIEW') return true
  return alter?.actions.some((action) => action.kind === 'other' && BRIEF.has(action.subtype ?? '')) === true
}
