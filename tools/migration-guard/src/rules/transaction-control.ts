import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'

/** COMMIT and its like within the transaction of the runner. */
export const transactionControl: Rule = {
  name: 'transaction-control',
  severity: 'error',
  title: "The migration ends the runner's transaction",
  why: 'What came before is committed and what comes after is not protected: a failure in between leaves half a migration, which the runner takes for none.',
  remedy:
    'Leave transactions to the runner; what has to run outside of one goes into a migration of its own that says so.',
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard:
      "set local lock_timeout = '2s'; alter table patient add column note text; commit; create table visit (id bigint primary key);",
    safe: 'savepoint before_visit; create table visit (id bigint primary key); release savepoint before_visit;',
  },
  check: (migration) => {
    if (!migration.up.isTransactional) return listUnended(migration)
    const ended = listEnds(migration)
    return ended.length > 0 ? ended : listBegins(migration)
  },
}

function listEnds({ up }: ObservedMigration): Hit[] {
  return up.statements
    .filter(({ changedTransaction }) => changedTransaction)
    .map((statement) => ({
      statement,
      observed: 'After this statement another transaction, or none, was current.',
    }))
}

/** A transaction of the text's own that it never ends is undone with the connection, without any error. */
function listUnended({ up }: ObservedMigration): Hit[] {
  const last = up.statements.at(-1)
  if (up.failure || last?.transaction === undefined || isControl(last, 'COMMIT', 'ROLLBACK', 'PREPARE'))
    return []
  const began = up.statements.find(
    (one) => one.transaction === last.transaction && isControl(one, 'BEGIN', 'START'),
  )
  if (began === undefined) return []
  return [
    {
      statement: began,
      observed: 'The transaction that begins here is never committed.',
      why: 'Whoever runs the text ends its connection with the transaction still open: PostgreSQL undoes all of it and reports no error.',
      remedy: 'COMMIT at the end; or leave BEGIN out and let the runner wrap it.',
    },
  ]
}

/** BEGIN within a transaction is a warning to PostgreSQL and changes nothing, but whoever wrote it meant something else. */
function listBegins({ up }: ObservedMigration): Hit[] {
  return up.statements
    .filter((statement) => isControl(statement, 'BEGIN', 'START', 'COMMIT', 'ROLLBACK', 'PREPARE'))
    .map((statement) => ({
      statement,
      severity: 'warning' as const,
      observed: statement.error ? `Refused: ${statement.error.message}.` : 'A transaction was open already.',
    }))
}

function isControl({ parsed }: ObservedStatement, ...kinds: string[]): boolean {
  const tree = parsed?.tree
  if (!tree || !('TransactionStmt' in tree)) return false
  return kinds.some((kind) => tree.TransactionStmt.kind === `TRANS_STMT_${kind}`)
}
