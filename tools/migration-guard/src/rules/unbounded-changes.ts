import type { ChangedRows, ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { findChangeOfRows } from '../statements/change-rows.ts'
import { isBounded } from './bounded-change.ts'
import { describeChange, findPossibleChange, listLargeChanges } from './changed-rows.ts'
import { listOf } from './describe.ts'
import { describeError } from './describe-work.ts'
import { findTable } from './table-seen.ts'

/** Every row of a table of others deleted by one statement, however its condition is written. */
export const deleteWithoutWhere: Rule = {
  name: 'delete-without-where',
  severity: 'error',
  title: 'A DELETE takes every row',
  why: 'The rows are lost, each stays locked until the transaction ends, and on a large table that takes minutes and leaves as many dead rows behind.',
  remedy:
    'Say which rows are to go, and delete them in keyed batches (`where id between … and …`) outside of the migration.',
  example: {
    setup: 'create table session (id bigint primary key, token text);',
    hazard: 'delete from session where true;',
    safe: 'delete from session where id between 1 and 50;',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement) => {
      const emptied = isBounded(migration, statement) ? [] : statement.changed.filter(isEmptied)
      return toHits(migration, statement, { changes: emptied, kind: 'delete' })
    }),
}

/** A large part of a table of others updated by one statement. */
export const backfillUnbatched: Rule = {
  name: 'backfill-unbatched',
  severity: 'error',
  title: 'An UPDATE of a whole table at once',
  why: 'Every row stays locked against writes until the transaction ends, the table doubles in size, and on a large one that takes minutes.',
  remedy:
    'Fill the column in keyed batches outside of the migration, each in a transaction of its own, after the release that writes the new value has gone out.',
  example: {
    setup: 'create table patient (id bigint primary key, name text, name_lower text);',
    hazard: 'update patient set name_lower = lower(name);',
    safe: 'update patient set name_lower = lower(name) where id between 1 and 50;',
  },
  check: (migration) =>
    migration.up.statements.flatMap((statement): Hit[] => {
      const changes = listLargeChanges(migration, statement).filter(({ updated }) => updated > 0)
      const doubt = findPossibleChange(migration, statement)
      if (doubt) return [{ statement, severity: doubt.severity, observed: `${doubt.text}.` }]
      return toHits(migration, statement, { changes, kind: 'update' })
    }),
}

function toHits(
  migration: ObservedMigration,
  statement: ObservedStatement,
  { changes, kind }: { changes: ChangedRows[]; kind: 'update' | 'delete' },
): Hit[] {
  if (changes.length > 0) return [{ statement, observed: `${listOf(changes.map(describeChange), '; ')}.` }]
  // One that failed half-way has changed nothing, and says by its text alone what it was about to do.
  const written = statement.error === undefined ? undefined : findChangeOfRows(statement.parsed)
  if (!statement.error || written?.kind !== kind || !written.isUnbounded) return []
  return findTable(migration, statement, written.table)
    ? [{ statement, observed: `${describeError(statement.error)}.` }]
    : []
}

function isEmptied({ relation, deleted }: ChangedRows): boolean {
  return !relation.isNew && deleted > 0 && relation.rows > 0 && deleted >= relation.rows
}
