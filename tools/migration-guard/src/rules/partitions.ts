import type { PartitionCmd } from 'libpg-query'
import type { ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { nameOf } from '../statements/names.ts'
import { countOf, describeLocks, listOf } from './describe.ts'
import { describeError } from './describe-work.ts'
import { isLive, liveLocks } from './live-locks.ts'
import { findDoubt } from './made-up-rows.ts'
import { findTable } from './table-seen.ts'

const MONTHS =
  "create table visit (id bigint, day date not null) partition by range (day); create table visit_1 partition of visit for values from ('2024-01-01') to ('2025-01-01');"

/** DETACH PARTITION that keeps readers of the whole partitioned table away. */
export const detachPartitionNotConcurrent: Rule = {
  name: 'detach-partition-not-concurrent',
  severity: 'warning',
  title: 'A partition is detached under a lock on its parent',
  why: 'The partitioned table, the partition and the default partition are locked against reads until the transaction ends.',
  remedy:
    'DETACH PARTITION … CONCURRENTLY in a migration without a transaction (not possible beside a default partition).',
  example: {
    setup: MONTHS,
    hazard: 'alter table visit detach partition visit_1;',
    safe: 'alter table visit detach partition visit_1 concurrently;',
    transaction: 'none',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const command = findPartitionCommand(statement, 'AT_DetachPartition')
      const locks = liveLocks(migration, statement, 'ACCESS EXCLUSIVE')
      if (!command || command.concurrent === true || locks.length === 0) return []
      return [{ statement, observed: `${describeLocks(locks)}.` }]
    }),
}

/** ATTACH PARTITION that reads the new partition, or the default one, under a lock. */
export const attachPartitionScans: Rule = {
  name: 'attach-partition-scans',
  severity: 'error',
  title: 'Attaching a partition reads it under a lock',
  why: 'The partition, and the default partition if there is one, are read from end to end while they are locked against reads.',
  remedy:
    'Add a CHECK to the table that says the same as the bounds (NOT VALID, then VALIDATE), attach it, and drop the CHECK.',
  example: {
    setup: `${MONTHS} create table visit_2 (id bigint, day date not null default '2025-03-01');`,
    hazard: "alter table visit attach partition visit_2 for values from ('2025-01-01') to ('2026-01-01');",
    safe: "create table visit_3 (id bigint, day date not null); alter table visit attach partition visit_3 for values from ('2026-01-01') to ('2027-01-01');",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const read = statement.scanned.filter(({ relation }) => isLive(migration, relation))
      const command = findPartitionCommand(statement, 'AT_AttachPartition')
      // One that does not fit the bounds fails while it is read.
      const isMisfit =
        command !== undefined && (statement.error?.code === '23514' || statement.error?.code === '23502')
      if (!command || (read.length === 0 && !isMisfit)) return []
      const work = isMisfit
        ? 'It was read until a row did not fit the bounds.'
        : `${listOf(read.map(({ relation, rows }) => `${countOf(rows, 'row')} of ${relation.schema}.${relation.name}`))} were read under ${describeLocks(liveLocks(migration, statement, 'SHARE UPDATE EXCLUSIVE'))}.`
      return [{ statement, observed: work }]
    }),
}

/** CREATE TABLE … PARTITION OF a table that others use. */
export const createPartitionOf: Rule = {
  name: 'create-partition-of',
  severity: 'warning',
  title: 'A partition is created on its parent',
  why: 'CREATE TABLE … PARTITION OF locks the partitioned table and its default partition against reads, and reads the default partition.',
  remedy:
    'Create a plain table (LIKE the parent INCLUDING ALL) and attach it, which leaves readers and writers of the parent alone.',
  example: {
    setup: MONTHS,
    hazard: "create table visit_2 partition of visit for values from ('2025-01-01') to ('2026-01-01');",
    safe: "create table visit_2 (like visit including all); alter table visit attach partition visit_2 for values from ('2025-01-01') to ('2026-01-01');",
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const tree = statement.parsed?.tree
      if (!tree || !('CreateStmt' in tree) || !tree.CreateStmt.partbound) return []
      const { error } = statement
      const [parent] = tree.CreateStmt.inhRelations ?? []
      // Rows of the default partition that belong into the new one: found by reading them all, under the lock.
      if (error?.code === '23514' && parent && 'RangeVar' in parent) {
        const isOld = findTable(migration, statement, nameOf(parent.RangeVar)) !== undefined
        const severity = findDoubt(migration, statement)?.severity ?? 'error'
        return isOld ? [{ statement, severity, observed: `${describeError(error)}.` }] : []
      }
      const locks = liveLocks(migration, statement, 'ACCESS EXCLUSIVE')
      const isRead = statement.scanned.some(({ relation }) => isLive(migration, relation))
      if (locks.length === 0) return []
      return [
        {
          statement,
          ...(isRead ? { severity: 'error' as const } : {}),
          observed: `${describeLocks(locks)}.`,
        },
      ]
    }),
}

function findPartitionCommand(
  { parsed }: ObservedStatement,
  subtype: 'AT_DetachPartition' | 'AT_AttachPartition',
): PartitionCmd | undefined {
  const action = findAlterTable(parsed)?.actions.find(
    (one) => one.kind === 'other' && one.subtype === subtype,
  )
  const def = action?.kind === 'other' ? action.def : undefined
  return def && 'PartitionCmd' in def ? def.PartitionCmd : undefined
}
