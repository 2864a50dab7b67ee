import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { nameOf } from '../statements/names.ts'
import { describeLocks, listOf } from './describe.ts'
import { describeError } from './describe-work.ts'
import { isLive, liveLocks } from './live-locks.ts'
import { findTable } from './table-seen.ts'

/** Tables of others that TRUNCATE emptied, those that CASCADE added included. */
export const truncate: Rule = {
  name: 'truncate',
  severity: 'error',
  title: 'TRUNCATE empties a table',
  why: 'All rows are lost, also those of every table that refers to it where CASCADE is written, and all of these are locked against reads until the transaction ends.',
  remedy:
    'Delete what is to go in keyed batches, outside of the migration, after somebody has looked at what it is.',
  example: {
    setup: 'create table import_line (id bigint primary key, content text);',
    hazard: 'truncate import_line;',
    safe: 'delete from import_line where id between 1 and 50;',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement) => {
      const observed = describeTruncate(migration, statement)
      return observed === undefined ? [] : [{ statement, observed }]
    }),
}

function describeTruncate(migration: ObservedMigration, statement: ObservedStatement): string | undefined {
  const tree = statement.parsed?.tree
  if (!tree || !('TruncateStmt' in tree)) return undefined
  if (statement.error === undefined) {
    const emptied = statement.rewritten.filter((relation) => isLive(migration, relation))
    if (emptied.length === 0) return undefined
    return `Emptied: ${listOf(emptied.map(({ schema, name }) => `${schema}.${name}`))}. ${describeLocks(liveLocks(migration, statement, 'ACCESS EXCLUSIVE'))}.`
  }
  const named = (tree.TruncateStmt.relations ?? []).flatMap((node) =>
    'RangeVar' in node ? [nameOf(node.RangeVar)] : [],
  )
  return named.some((name) => findTable(migration, statement, name))
    ? `${describeError(statement.error)}.`
    : undefined
}
