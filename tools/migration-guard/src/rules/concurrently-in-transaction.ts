import type { ObservedStatement } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import { hitEach } from './hit-each.ts'

/** CONCURRENTLY where there is a transaction around it. */
export const concurrentlyInTransaction: Rule = {
  name: 'concurrently-in-transaction',
  severity: 'error',
  title: 'CONCURRENTLY within a transaction',
  why: 'PostgreSQL refuses it: what runs CONCURRENTLY commits several times by itself. Kysely runs all pending migrations in one transaction.',
  remedy:
    'Put the statement into a migration of its own and mark it to run outside of a transaction: export const transaction = false.',
  example: {
    setup: 'create table visit (id int primary key, place text);',
    hazard: 'create index concurrently visit_place on visit (place);',
    safe: 'comment on table visit is $$The index comes in a migration without a transaction.$$;',
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements.filter(isRefused).map((statement) => ({ statement })),
    ),
}

const ACTIVE_SQL_TRANSACTION = '25001'

function isRefused({ error, sql }: ObservedStatement): boolean {
  return error?.code === ACTIVE_SQL_TRANSACTION && /\bconcurrently\b/i.test(`${error.message} ${sql}`)
}
