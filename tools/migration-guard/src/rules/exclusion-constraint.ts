import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { listAddedConstraints } from './table-actions.ts'

const EXCLUSION_VIOLATION = '23P01'

/** An exclusion constraint on a table that is in use. */
export const exclusionConstraint: Rule = {
  name: 'exclusion-constraint',
  severity: 'error',
  title: 'Exclusion constraint on a table in use',
  why: 'It holds ACCESS EXCLUSIVE while its index is built and every row is compared through it: the slowest of all constraints to add, and there is no NOT VALID and no USING INDEX for it.',
  remedy:
    'Make a new table with the constraint, keep both in step by a trigger, copy the rows in batches and swap the names; or a window without traffic.',
  example: {
    setup: 'create table booking (id int primary key, room box);',
    hazard: 'alter table booking add constraint one_at_a_time exclude using gist (room with ~=);',
    safe: 'create table booking_next (id int primary key, room box, exclude using gist (room with ~=));',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'exclusion').filter(
        ({ statement: { error } }) => error === undefined || error.code === EXCLUSION_VIOLATION,
      ),
    ),
}
