import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { listActions, type TableAction } from './table-actions.ts'

/** NOT VALID and VALIDATE so close together that nothing is won. */
export const notValidAndValidateSameTransaction: Rule = {
  name: 'not-valid-and-validate-same-tx',
  severity: 'error',
  title: 'NOT VALID and VALIDATE in one transaction',
  why: 'The strong lock that ADD CONSTRAINT took is kept until the transaction ends, so the rows are read while others wait: the same as without NOT VALID.',
  remedy: 'Move VALIDATE CONSTRAINT to a migration of its own that runs in a later transaction.',
  example: {
    setup: 'create table visit (id int primary key, minutes int check (minutes > 0));',
    hazard: `alter table visit add constraint minutes_limit check (minutes is distinct from -1) not valid;
alter table visit validate constraint minutes_limit;`,
    safe: 'alter table visit add constraint minutes_limit check (minutes is distinct from -1) not valid;',
  },
  check: (migration) => {
    const added = listActions(migration, 'add constraint').filter(({ action }) => action.constraint.notValid)
    return hitEach(
      migration,
      listActions(migration, 'validate constraint').filter((validated) =>
        added.some((one) => isSameConstraint(one, validated, migration)),
      ),
    )
  },
}

function isSameConstraint(
  added: TableAction<'add constraint'>,
  validated: TableAction<'validate constraint'>,
  { up }: ObservedMigration,
): boolean {
  const { name, schema, oid } = validated.table.object
  if (added.table.object.oid !== oid || !isSameTransaction(added, validated)) return false
  // Without a name in the statement, PostgreSQL chose one that was not there before.
  return added.action.constraint.name === undefined
    ? !up.before.has(`constraint ${schema}.${name}.${validated.action.name}`)
    : added.action.constraint.name === validated.action.name
}

type Ran = Pick<TableAction, 'statement'>

function isSameTransaction({ statement: one }: Ran, { statement: other }: Ran): boolean {
  return one === other || (one.transaction !== undefined && one.transaction === other.transaction)
}
