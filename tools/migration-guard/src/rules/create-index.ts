import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { type CreateIndex, findCreateIndex } from '../statements/index-statements.ts'
import { hitEach } from './hit-each.ts'
import { findTable } from './table-seen.ts'

/** CREATE INDEX on a table that is in use. */
export const indexNotConcurrent: Rule = {
  name: 'index-not-concurrent',
  severity: 'error',
  title: 'Index built while nobody can write',
  why: 'CREATE INDEX holds SHARE on the table until its transaction ends: every INSERT, UPDATE and DELETE waits while all rows are read and sorted.',
  remedy:
    'In a migration of its own that runs outside of a transaction: CREATE INDEX CONCURRENTLY. Of a partitioned table: CREATE INDEX … ON ONLY the parent, CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.',
  example: {
    setup: 'create table visit (id int primary key, patient_id int);',
    hazard: 'create index visit_patient_id on visit (patient_id);',
    safe: 'create index concurrently visit_patient_id on visit (patient_id);',
    transaction: 'none',
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements
        .map((statement) => ({ statement, created: findCreateIndex(statement.parsed) }))
        .filter(({ statement, created }) => created && buildsUnderLock(migration, statement, created)),
    ),
}

const UNIQUE_VIOLATION = '23505'

function buildsUnderLock(
  migration: ObservedMigration,
  statement: ObservedStatement,
  created: CreateIndex,
): boolean {
  if (created.isConcurrent || (statement.error && statement.error.code !== UNIQUE_VIOLATION)) return false
  const table = findTable(migration, statement, created.table)
  if (!table || isSkipped(migration, created)) return false
  // Nobody writes to a materialized view, and its readers do not wait.
  if (table.object.kind === 'materialized view') return false
  return table.object.facts.partitionKey === null || !(created.isOnly || hasNoPartitionInUse(statement))
}

/** IF NOT EXISTS, and it does. */
function isSkipped({ up }: ObservedMigration, { index, ifNotExists }: CreateIndex): boolean {
  return ifNotExists && [...up.before.values()].some(({ kind, name }) => kind === 'index' && name === index)
}

/** The index of a partitioned table itself is an entry in the catalogue; only those of its partitions are built. */
function hasNoPartitionInUse({ locks, scanned }: ObservedStatement): boolean {
  return ![...locks, ...scanned].some(({ relation }) => relation.kind === 'table' && !relation.isNew)
}
