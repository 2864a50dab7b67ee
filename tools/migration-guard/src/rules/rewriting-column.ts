import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'
import { findRewriteCause, type RewriteCause } from './new-column.ts'
import { listActions, type TableAction } from './table-actions.ts'
import { rewrittenTables } from './table-seen.ts'

const SETUP = `create table visit (id int primary key, place text);
create domain short_text as text check (length(value) < 100);`

const WHY =
  'The table and all its indexes are written anew under ACCESS EXCLUSIVE: not even a SELECT gets through, and for a while the disk holds everything twice.'

/** ADD COLUMN with a default that differs from row to row. */
export const volatileDefaultRewrites: Rule = {
  ...ruleFor('volatile-default-rewrites'),
  title: 'Default that rewrites the table',
  why: `A default that may differ from row to row is computed for each of them. ${WHY}`,
  remedy:
    'Add the column without a default, then ALTER COLUMN … SET DEFAULT, which counts for new rows only; fill the old ones in batches outside of the migration.',
  example: {
    setup: SETUP,
    hazard: 'alter table visit add column token uuid default gen_random_uuid();',
    safe: 'alter table visit add column token uuid; alter table visit alter column token set default gen_random_uuid();',
  },
}

/** ADD COLUMN of serial and identity. */
export const serialColumnRewrites: Rule = {
  ...ruleFor('serial-column-rewrites'),
  title: 'Serial or identity column that rewrites the table',
  why: `Each row gets a number from the new sequence; GENERATED … AS IDENTITY is no better than serial. ${WHY}`,
  remedy:
    'Add a nullable bigint, create the sequence, SET DEFAULT nextval(…) for new rows, fill the old ones in batches outside of the migration; or a new table.',
  example: {
    setup: SETUP,
    hazard: 'alter table visit add column number bigint generated always as identity;',
    safe: `create sequence visit_number;
alter table visit add column number bigint;
alter table visit alter column number set default nextval('visit_number');`,
  },
}

/** ADD COLUMN … GENERATED ALWAYS AS (…) STORED. */
export const storedGeneratedRewrites: Rule = {
  ...ruleFor('stored-generated-rewrites'),
  title: 'Stored generated column that rewrites the table',
  why: `The value of each row is computed and stored. ${WHY}`,
  remedy:
    'Add a plain column, keep it by a trigger and fill the old rows in batches outside of the migration; or compute it in the query or in a view.',
  example: {
    setup: SETUP,
    hazard: 'alter table visit add column place_key text generated always as (lower(place)) stored;',
    safe: 'alter table visit add column place_key text;',
  },
}

/** ADD COLUMN of a domain with constraints. */
export const constrainedDomain: Rule = {
  ...ruleFor('constrained-domain'),
  title: 'Column of a domain with constraints, which rewrites the table',
  why: `The constraints of the domain are tried on each row, even without a default. ${WHY}`,
  remedy:
    'Give the column the plain type, and the condition as CHECK … NOT VALID; then VALIDATE CONSTRAINT in a later transaction.',
  example: {
    setup: SETUP,
    hazard: 'alter table visit add column note short_text;',
    safe: 'alter table visit add column note text; alter table visit add constraint note_short check (length(note) < 100) not valid;',
  },
}

const CHECK_VIOLATION = '23514'

function ruleFor(name: RewriteCause): Pick<Rule, 'name' | 'severity' | 'check'> {
  return {
    name,
    severity: 'error',
    check: (migration) =>
      hitEach(
        migration,
        listActions(migration, 'add column').filter((seen) => causeOf(migration, seen) === name),
      ),
  }
}

function causeOf(migration: ObservedMigration, seen: TableAction<'add column'>): RewriteCause | undefined {
  const { statement, action, alter } = seen
  const cause = findRewriteCause(migration, action.column)
  if (statement.error?.code === CHECK_VIOLATION) return cause === 'constrained-domain' ? cause : undefined
  if (rewrittenTables(statement).length === 0) return undefined
  const isOnlyAction = alter.actions.length === 1 && action.column.default !== undefined
  return cause ?? (isOnlyAction ? 'volatile-default-rewrites' : undefined)
}
