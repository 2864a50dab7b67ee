import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { isNarrowing } from './column-type.ts'
import { hitEach } from './hit-each.ts'
import { rewrittenTables, scannedUnderLock } from './table-seen.ts'
import { isTimeZoneFlip, listTypeChanges, type TypeChange } from './type-changes.ts'

const REMEDY =
  'Add a column of the new type, keep it in step by a trigger, fill the old rows in batches outside of the migration, then let the application use it and drop the old one in a later release.'

/** A change of type that is more than a change of the catalogue. */
export const typeChangeRewrites: Rule = {
  name: 'type-change-rewrites',
  severity: 'error',
  title: 'Change of type that works through the whole table',
  why: 'The table and all its indexes are written anew, or read to check them, under ACCESS EXCLUSIVE: not even a SELECT gets through. Free are only varchar to a longer one or to text, numeric with more digits, timestamps with more of them, cidr to inet.',
  remedy: REMEDY,
  example: {
    setup: 'create table visit (id int primary key, place varchar(20), patient_id int);',
    hazard: 'alter table visit alter column patient_id type bigint;',
    safe: 'alter table visit alter column place type varchar(50);',
  },
  check: (migration) =>
    hitEach(
      migration,
      listTypeChanges(migration).filter((change) => worksThroughTable(migration, change)),
    ),
}

/** A change of type that not all values survive. */
export const typeChangeNarrows: Rule = {
  name: 'type-change-narrows',
  severity: 'error',
  title: 'Change of type that not all values survive',
  why: 'A value that does not fit makes the migration fail, or is cut or rounded for good; and the running release may still write such values.',
  remedy: `${REMEDY} Decide there what becomes of values that do not fit.`,
  example: {
    setup: 'create table visit (id int primary key, minutes bigint, place varchar(20));',
    hazard: 'alter table visit alter column minutes type smallint;',
    safe: 'alter table visit alter column place type text;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listTypeChanges(migration).filter(
        ({ from, to, statement }) => ranOrRefusedValue(statement.error?.code) && isNarrowing(from, to),
      ),
    ),
}

/** A change of collation under an index. */
export const collationChangeReindexes: Rule = {
  name: 'collation-change-reindexes',
  severity: 'error',
  title: 'Change of collation that rebuilds indexes',
  why: 'Indexes are sorted by the collation: each one over the column is built anew from all rows under ACCESS EXCLUSIVE. The table itself is not rewritten.',
  remedy:
    'Leave the column, and create an index with the other COLLATE CONCURRENTLY for the queries that sort by it; or add a column with the collation and move over.',
  example: {
    setup:
      'create table visit (id int primary key, place text, note text); create index visit_place on visit (place);',
    hazard: 'alter table visit alter column place type text collate "C";',
    safe: 'alter table visit alter column note type text collate "C";',
  },
  check: (migration) =>
    hitEach(
      migration,
      listTypeChanges(migration).filter(
        (change) => change.hasOtherCollation && readsWithoutRewrite(migration, change),
      ),
    ),
}

/** Class 22 of PostgreSQL's error codes: a value that the new type does not take. */
function ranOrRefusedValue(code: string | undefined): boolean {
  return code === undefined || code.startsWith('22')
}

function worksThroughTable(migration: ObservedMigration, change: TypeChange): boolean {
  const { statement, action } = change
  if (statement.error) return statement.error.code?.startsWith('22') ?? false
  const dependsOnSession = isTimeZoneFlip(change) && action.using === undefined
  if (rewrittenTables(statement).length > 0) return !dependsOnSession || isTimeZoneSet(migration, change)
  return readsWithoutRewrite(migration, change) && !change.hasOtherCollation
}

function readsWithoutRewrite(migration: ObservedMigration, { statement }: TypeChange): boolean {
  return rewrittenTables(statement).length === 0 && scannedUnderLock(migration, statement).length > 0
}

/** Whether the migration says itself which time zone it means, before it changes the type: SET, or set_config(…). */
export function isTimeZoneSet({ up }: ObservedMigration, { statement }: TypeChange): boolean {
  return up.statements.some(
    ({ index, sql, parsed }) =>
      index < statement.index &&
      (parsed?.kind === 'VariableSetStmt' || parsed?.kind === 'SelectStmt') &&
      /\btime\s*zone\b/i.test(sql),
  )
}
