import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { listAddedConstraints } from './table-actions.ts'

const UNIQUE_VIOLATION = '23505'

/** A UNIQUE constraint that builds its own index. */
export const uniqueConstraintBuildsIndex: Rule = {
  name: 'unique-constraint-builds-index',
  severity: 'error',
  title: 'UNIQUE builds its index while nobody can read',
  why: 'Adding UNIQUE, by itself or with a column, holds ACCESS EXCLUSIVE while the index is built from every row: not even a SELECT gets through.',
  remedy:
    'CREATE UNIQUE INDEX CONCURRENTLY outside of a transaction; then ALTER TABLE … ADD CONSTRAINT … UNIQUE USING INDEX, which is instant. With a new column: add the column first.',
  example: {
    setup:
      'create table patient (id int primary key, number uuid); create unique index patient_number on patient (number);',
    hazard: 'alter table patient add constraint patient_number_unique unique (number);',
    safe: 'alter table patient add constraint patient_number_unique unique using index patient_number;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'unique').filter(
        ({ statement: { error }, constraint }) =>
          constraint.usingIndex === undefined && (error === undefined || error.code === UNIQUE_VIOLATION),
      ),
    ),
}
