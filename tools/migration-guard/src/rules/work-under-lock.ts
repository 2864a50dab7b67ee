import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Relation } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { isLive } from './live-locks.ts'
import { holdsOneRow } from './one-row.ts'
import { rewrittenTables, scannedUnderLock } from './table-seen.ts'

/** What no other rule names: yields to any that does (choose-findings.ts). */
export const workUnderLock: Rule = {
  name: 'work-under-lock',
  severity: 'error',
  title: 'Table worked through while others wait',
  why: 'The whole table was read or written anew under a lock that keeps others away: on a large table they wait for as long as that takes.',
  remedy:
    'Look for a way in steps: first what changes the catalogue only, then what reads the rows under a weaker lock; or a new table, filled in batches.',
  example: {
    setup: 'create type address as (street text, number int); create table house of address;',
    hazard: 'alter type address alter attribute number type bigint cascade;',
    safe: "set local lock_timeout = '2s'; alter type address add attribute town text cascade;",
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements
        .filter((statement) => changesSchema(statement) && worksThroughTable(migration, statement))
        .map((statement) => ({ statement })),
    ),
}

/** What PostgreSQL 16's grammar does not know may be DDL of a later version. */
function changesSchema({ parsed }: ObservedStatement): boolean {
  return parsed === undefined || parsed.isDdl
}

function worksThroughTable(migration: ObservedMigration, statement: ObservedStatement): boolean {
  const isTableInUse = (relation: Relation) =>
    relation.kind === 'table' && isLive(migration, relation) && !holdsOneRow(migration.up.before, relation)
  return [...rewrittenTables(statement), ...scannedUnderLock(migration, statement)].some(isTableInUse)
}
