import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { findAlterDomain } from '../statements/alter-domain.ts'
import { hitEach } from './hit-each.ts'
import { liveLocks } from './live-locks.ts'
import { scannedUnderLock } from './table-seen.ts'

/** ALTER DOMAIN that has to look at every column of the domain. */
export const domainConstraintValidates: Rule = {
  name: 'domain-constraint-validates',
  severity: 'error',
  title: 'Constraint of a domain validated while nobody can write',
  why: 'Every table with a column of the domain is locked in SHARE and read from end to end: all writes to all of them wait. VALIDATE CONSTRAINT of a domain locks in the same way.',
  remedy:
    'ADD CONSTRAINT … NOT VALID counts for new values at once and reads nothing; validate it when little is written, or put the condition as CHECK … NOT VALID on the tables instead.',
  example: {
    setup:
      'create domain code as text check (length(value) < 20); create table visit (id int primary key, kind code);',
    hazard: 'alter domain code add constraint code_present check (value is distinct from $$-$$);',
    safe: 'alter domain code add constraint code_present check (value is distinct from $$-$$) not valid;',
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements
        .filter((statement) => looksAtValues(statement) && hasLooked(migration, statement))
        .map((statement) => ({ statement })),
    ),
}

function looksAtValues({ parsed }: ObservedStatement): boolean {
  const action = findAlterDomain(parsed)?.action
  if (action === undefined || action.kind === 'other') return false
  return action.kind !== 'add constraint' || !action.constraint.notValid
}

const VIOLATIONS = ['23502', '23514']

function hasLooked(migration: ObservedMigration, statement: ObservedStatement): boolean {
  if (statement.error) return VIOLATIONS.includes(statement.error.code ?? '')
  return (
    scannedUnderLock(migration, statement).length > 0 || liveLocks(migration, statement, 'SHARE').length > 0
  )
}
