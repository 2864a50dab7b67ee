import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { mayMean } from '../statements/names.ts'
import { hitEach } from './hit-each.ts'
import { liveLocks } from './live-locks.ts'
import { type AddedConstraint, listAddedConstraints } from './table-actions.ts'

const FOREIGN_KEY_VIOLATION = '23503'

/** A foreign key that is validated while it is added, also as part of ADD COLUMN. */
export const fkValidates: Rule = {
  name: 'fk-validates',
  severity: 'error',
  title: 'Foreign key validated while nobody can write',
  why: 'Adding a foreign key holds SHARE ROW EXCLUSIVE on both tables while every row is looked up in the other one: all writes to both wait.',
  remedy:
    'ALTER TABLE … ADD CONSTRAINT … FOREIGN KEY … NOT VALID; then, in a later transaction, VALIDATE CONSTRAINT, which lets reads and writes go on. A partitioned table takes no NOT VALID: do it partition by partition.',
  example: {
    setup:
      'create table patient (id int primary key); create table visit (id int primary key, patient_id int);',
    hazard:
      'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id);',
    safe: 'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'foreign key').filter((added) => blocksOthers(migration, added)),
      ({ action, statement }) =>
        action.kind === 'add column' && !statement.error && statement.scanned.length === 0
          ? WITH_EMPTY_COLUMN
          : {},
    ),
}

/** A new column without a value has nothing to be looked up. */
const WITH_EMPTY_COLUMN = {
  severity: 'warning',
  why: 'ADD COLUMN … REFERENCES takes ACCESS EXCLUSIVE on the table and SHARE ROW EXCLUSIVE on the one that it refers to, and keeps both until its transaction ends.',
  remedy:
    'Add the column by itself, then the foreign key NOT VALID, then VALIDATE CONSTRAINT, each in a transaction of its own.',
} as const

function blocksOthers(
  migration: ObservedMigration,
  { statement, constraint, action, table }: AddedConstraint,
): boolean {
  if (constraint.notValid) return false
  if (statement.error) return statement.error.code === FOREIGN_KEY_VIOLATION
  if (action.kind === 'add constraint' || statement.scanned.length > 0) return true
  // An empty column that refers to a new table, or to its own, locks no more than any new column does.
  return liveLocks(migration, statement, 'SHARE ROW EXCLUSIVE').some(
    ({ relation }) =>
      String(relation.oid) !== table.object.oid && mayMean(constraint.references ?? { name: '' }, relation),
  )
}
