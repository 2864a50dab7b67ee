import type { ObservedMigration, ObservedStatement, RunFailure } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { describeError } from './describe-work.ts'
import { findRemedy } from './failure-remedies.ts'
import { FAILURE_RULES } from './failure-rules.ts'
import { findDoubt } from './made-up-rows.ts'

/** A failure that no other rule knows the cause of. */
export const migrationFails: Rule = {
  name: 'migration-fails',
  severity: 'error',
  title: 'Migration that fails',
  why: 'The deploy stops here, and nothing that comes after it is applied.',
  remedy:
    'Mend what the error names. It was tried on the state that the migrations before it leave, on filled tables.',
  example: {
    setup: 'create table visit (id int primary key);',
    hazard: 'alter table visits add column place text;',
    safe: "set local lock_timeout = '2s'; alter table visit add column place text;",
  },
  check: (migration) => {
    const { failure, statements } = migration.up
    if (!failure || failure.kind === 'hangs') return []
    const statement = failure.kind === 'statement' ? statements[failure.statementIndex] : undefined
    if (statement && isExplained(migration, statement)) return []
    return [{ ...hitOf(failure, statement), ...(statement && doubted(migration, statement)) }]
  },
}

function isExplained(migration: ObservedMigration, statement: ObservedStatement): boolean {
  return FAILURE_RULES.some((rule) => rule.check(migration).some((hit) => hit.statement === statement))
}

function hitOf(failure: RunFailure, statement: ObservedStatement | undefined): Hit {
  const remedy = failure.kind === 'statement' ? findRemedy(failure.error) : REMEDIES[failure.kind]
  return {
    ...(statement ? { statement } : {}),
    ...(failure.site ? { site: failure.site } : {}),
    observed: describeFailure(failure),
    ...(remedy === undefined ? {} : { remedy }),
  }
}

function doubted(migration: ObservedMigration, statement: ObservedStatement): Partial<Hit> {
  const doubt = statement.error && findDoubt(migration, statement)
  if (!statement.error || !doubt) return {}
  return { severity: doubt.severity, observed: `${describeError(statement.error)}${doubt.text}` }
}

const REMEDIES: Readonly<Partial<Record<RunFailure['kind'], string>>> = {
  'connection-lost': 'A migration must not end its own connection, nor restart the server.',
  'process-ended': 'A migration must not call process.exit; let it throw.',
}

function describeFailure(failure: RunFailure): string {
  switch (failure.kind) {
    case 'statement':
      return describeError(failure.error)
    case 'connection-lost':
      return `the connection to the database was lost: ${failure.message}`
    case 'process-ended':
      return `it ended its process (exit code ${failure.exitCode ?? 'none'}): ${failure.message}`
    default:
      return `it threw: ${failure.message}`
  }
}
