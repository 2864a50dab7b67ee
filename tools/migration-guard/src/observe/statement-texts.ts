import type { ParsedStatement } from '../model/parsed-statement.ts'
import { parseStatements, type StatementText } from '../statements/parse-statements.ts'

/** Splits a text as PostgreSQL will take it; one statement stays as it is written, comments included. */
export async function splitStatements(text: string, params: readonly unknown[]): Promise<StatementText[]> {
  const pieces = await parseStatements(text)
  if (pieces.length === 1 && pieces[0] !== undefined) return [{ ...pieces[0], sql: text.trim() }]
  // With parameters, the protocol takes one statement: the server shall say so itself.
  if (params.length > 0) return [{ sql: text, line: 1, parsed: undefined }]
  return pieces
}

/** BEGIN, COMMIT, SAVEPOINT and their like. */
export function isTransactionControl({ parsed }: { parsed: ParsedStatement | undefined }): boolean {
  return parsed?.kind === 'TransactionStmt'
}

/** Another transaction may be current after it, so that nothing is sent behind it. */
export function mayEndTransaction({ parsed }: { parsed: ParsedStatement | undefined }): boolean {
  return parsed === undefined || isTransactionControl({ parsed })
}

const MAY_HIDE = [
  'DoStmt',
  'CallStmt',
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'ExecuteStmt',
]

/** Whether a change of the catalogue by this statement is one that its text does not show. */
export function mayHideDdl(parsed: ParsedStatement | undefined): boolean {
  // SELECT INTO says itself that it makes a table.
  return parsed !== undefined && MAY_HIDE.includes(parsed.kind) && !('intoClause' in parsed.node)
}
