import type { ObservedLock, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { listNodes } from '../statements/walk.ts'
import { describeLocks, describeWait } from './describe.ts'
import { liveLocks, waitsTooLong } from './live-locks.ts'

/** A lock that keeps readers away, asked for without an end to the wait. */
export const lockTimeoutMissing: Rule = {
  name: 'lock-timeout-missing',
  severity: 'warning',
  title: 'A strong lock is asked for without a lock_timeout',
  why: 'While it waits behind one long query, everyone who comes after it waits too, readers included: the table stands still for as long as that query runs.',
  remedy: "`set local lock_timeout = '2s'` before the first statement, and try again later when it runs out.",
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: 'alter table patient add column note text;',
    safe: "set local lock_timeout = '2s'; alter table patient add column note text;",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const locks = liveLocks(migration, statement, 'ACCESS EXCLUSIVE').filter(
        (lock) => !isOutOfReach(statement, lock),
      )
      if (locks.length === 0 || !waitsTooLong(statement)) return []
      const late = isSetLater(migration, statement) ? ' A later statement sets it, which is too late.' : ''
      return [{ statement, observed: `${describeLocks(locks)}; ${describeWait(statement)}.${late}` }]
    }),
}

/** Opt-in: work that others wait for, without an end set to it. */
export const statementTimeoutMissing: Rule = {
  name: 'statement-timeout-missing',
  severity: 'off',
  title: 'A lock is held without a statement_timeout',
  why: 'A statement that takes longer than thought keeps its lock for as long as it runs, and nothing stops it.',
  remedy: "`set local statement_timeout = '30s'` before the statement.",
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: "set local lock_timeout = '2s'; alter table patient add column note text;",
    safe: "set local lock_timeout = '2s'; set local statement_timeout = '30s'; alter table patient add column note text;",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement) => {
      const locks = liveLocks(migration, statement, 'SHARE')
      return locks.length > 0 && statement.statementTimeoutMs === 0
        ? [{ statement, observed: `${describeLocks(locks)}; statement_timeout is 0.` }]
        : []
    }),
}

/** A table that is about to become a partition, or by CONCURRENTLY is none any more, is reached by nobody. */
function isOutOfReach({ parsed }: ObservedStatement, { relation }: ObservedLock): boolean {
  if (parsed?.kind !== 'AlterTableStmt') return false
  return listNodes(parsed.tree, 'PartitionCmd').some(
    ({ name, bound, concurrent }) =>
      (bound !== undefined || concurrent === true) && hasName(name, relation.name),
  )
}

function hasName(node: unknown, name: string): boolean {
  return typeof node === 'object' && node !== null && 'relname' in node && node.relname === name
}

function isSetLater({ up }: ObservedMigration, { index }: ObservedStatement): boolean {
  return up.statements.slice(index + 1).some(({ parsed }) => {
    const tree = parsed?.tree
    return tree !== undefined && 'VariableSetStmt' in tree && tree.VariableSetStmt.name === 'lock_timeout'
  })
}
