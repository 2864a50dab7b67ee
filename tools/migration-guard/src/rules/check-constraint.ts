import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { listAddedConstraints } from './table-actions.ts'
import { wentThroughRows } from './table-seen.ts'

const CHECK_VIOLATION = '23514'

/** A CHECK that is validated while it is added, also as part of ADD COLUMN. */
export const checkConstraintValidates: Rule = {
  name: 'check-constraint-validates',
  severity: 'error',
  title: 'CHECK validated while nobody can read',
  why: 'Adding a CHECK holds ACCESS EXCLUSIVE while every row is read and checked, also when it comes with a new column that is empty everywhere: not even a SELECT gets through.',
  remedy:
    'ALTER TABLE … ADD CONSTRAINT … CHECK (…) NOT VALID; then, in a later transaction, VALIDATE CONSTRAINT, which lets reads and writes go on. With a new column: add the column first.',
  example: {
    setup: 'create table visit (id int primary key, minutes int check (minutes > 0));',
    hazard: 'alter table visit add constraint minutes_limit check (minutes is distinct from -1);',
    safe: 'alter table visit add constraint minutes_limit check (minutes is distinct from -1) not valid; alter table visit validate constraint minutes_limit;',
    transaction: 'none',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'check')
        .filter(({ constraint }) => !constraint.notValid)
        .filter(
          ({ statement, table }) =>
            statement.error?.code === CHECK_VIOLATION || wentThroughRows(migration, statement, table),
        ),
    ),
}
