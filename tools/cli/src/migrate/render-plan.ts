import type { PlannedMigration, RunStatement } from '@ehr/db-migrations'

/** Longer statements are shortened unless all is wanted: some bring tables of codes along. */
const LONGEST_STATEMENT = 4_000
const LONGEST_VALUE = 60

/** Writes what would run as SQL to read, one block for each migration. */
export function renderPlan(
  planned: readonly PlannedMigration[],
  statements: readonly RunStatement[],
  { isFull }: { isFull: boolean },
): string[] {
  if (planned.length === 0) return ['-- Nothing is pending.']
  return [
    '-- Made on an empty copy of the schema: where a migration reads rows, its statements may be others.',
    ...planned.flatMap((step) => {
      const own = statements.filter(({ migration }) => migration === step.name)
      const body = own.flatMap((statement) => renderStatement(statement, isFull))
      return ['', ...renderHead(step), ...wrap(step, body)]
    }),
  ]
}

function renderHead({ name, direction, isTransactional, isResumed }: PlannedMigration): string[] {
  const how = isTransactional
    ? 'in a transaction of its own'
    : 'statement by statement, outside of a transaction'
  return [
    `-- ${name} (${direction}), ${how}`,
    ...(isResumed ? ['-- An interrupted run goes on: what is done already is passed over.'] : []),
  ]
}

function wrap({ isTransactional }: PlannedMigration, body: readonly string[]): string[] {
  if (body.length === 0) return ['-- No statement.']
  return isTransactional ? ['begin;', ...body, 'commit;'] : [...body]
}

function renderStatement({ sql, parameters }: RunStatement, isFull: boolean): string[] {
  const text = sql.trim().replace(/;$/, '')
  const shown =
    isFull || text.length <= LONGEST_STATEMENT
      ? `${text};`
      : `${text.slice(0, LONGEST_STATEMENT)}\n-- … ${text.length} characters in all; --full shows them`
  return [shown, ...parameters.map((value, index) => `-- $${index + 1} = ${renderValue(value, isFull)}`)]
}

function renderValue(value: unknown, isFull: boolean): string {
  const text = JSON.stringify(value) ?? String(value)
  return isFull || text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`
}
