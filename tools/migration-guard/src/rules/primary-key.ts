import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { isKnownNotNull } from './known-not-null.ts'
import { type AddedConstraint, listAddedConstraints } from './table-actions.ts'
import { wentThroughRows } from './table-seen.ts'

const UNIQUE_VIOLATION = '23505'
const NOT_NULL_VIOLATION = '23502'

/** A primary key that builds its own index. */
export const primaryKeyBuildsIndex: Rule = {
  name: 'primary-key-builds-index',
  severity: 'error',
  title: 'Primary key builds its index while nobody can read',
  why: 'Adding a primary key holds ACCESS EXCLUSIVE while the index is built from every row: not even a SELECT gets through.',
  remedy:
    'CREATE UNIQUE INDEX CONCURRENTLY outside of a transaction; then ALTER TABLE … ADD CONSTRAINT … PRIMARY KEY USING INDEX, which is instant when the columns are NOT NULL already.',
  example: {
    setup: 'create table visit (id uuid not null, place text); create unique index visit_id on visit (id);',
    hazard: 'alter table visit add primary key (id);',
    safe: 'alter table visit add constraint visit_pkey primary key using index visit_id;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'primary key').filter(
        ({ statement: { error }, constraint }) =>
          constraint.usingIndex === undefined && (error === undefined || error.code === UNIQUE_VIOLATION),
      ),
    ),
}

/** A primary key whose columns were not NOT NULL before. */
export const primaryKeyNullableColumn: Rule = {
  name: 'primary-key-nullable-column',
  severity: 'error',
  title: 'Primary key over a nullable column',
  why: 'The primary key makes its columns NOT NULL: every row is read under ACCESS EXCLUSIVE to prove it, even where the index is there already, and one NULL makes it fail.',
  remedy:
    'First make the column NOT NULL the safe way: ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID, VALIDATE CONSTRAINT in a later transaction, SET NOT NULL. Then the key USING INDEX.',
  example: {
    setup: `create table visit (id uuid, other_id uuid not null);
create unique index visit_id on visit (id) where id is not null;
update pg_index set indpred = null where indexrelid = 'visit_id'::regclass;
create unique index visit_other_id on visit (other_id);`,
    hazard: 'alter table visit add constraint visit_pkey primary key (id);',
    safe: 'alter table visit add constraint visit_pkey primary key using index visit_other_id;',
  },
  check: (migration) =>
    hitEach(
      migration,
      listAddedConstraints(migration, 'primary key').filter((added) => mustProveNotNull(migration, added)),
    ),
}

function mustProveNotNull(migration: ObservedMigration, added: AddedConstraint): boolean {
  const { statement, table } = added
  const isNullable = listColumns(migration, added).some(
    (column) => !isKnownNotNull(migration.up.before, table.object, column),
  )
  if (!isNullable) return false
  return statement.error?.code === NOT_NULL_VIOLATION || wentThroughRows(migration, statement, table)
}

/** Columns that were there before; those of an index that it uses, too. */
function listColumns(
  { up }: ObservedMigration,
  { constraint, table: { object } }: AddedConstraint,
): string[] {
  const index = [...up.before.values(), ...up.after.values()].find(
    ({ kind, schema, name }) =>
      kind === 'index' && schema === object.schema && name === constraint.usingIndex,
  )
  const ofIndex = typeof index?.facts.columns === 'string' ? index.facts.columns.split(', ') : []
  return [...constraint.columns, ...ofIndex]
    .map((column) => column.replace(/^"(.*)"$/, '$1'))
    .filter((column) => up.before.has(`column ${object.schema}.${object.name}.${column}`))
}
