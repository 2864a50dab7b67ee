import type { Severity } from '../model/finding.ts'
import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { listNodes } from '../statements/walk.ts'

/** What is said of a failure that rows made up by the guard may have caused. */
export interface Doubt {
  severity: Severity
  /** To be appended to what was observed. */
  text: string
}

/** Violations of integrity that depend on values; 23502 (not null) is left out, since any row causes it. */
const BY_VALUE = ['23503', '23505', '23514', '23P01']

/**
 * Doubts a failure whose cause may be the values that the guard made up, not those of real tables: what only checks
 * rows that are there (VALIDATE, a unique index) is information then, and any other statement a warning.
 */
export function findDoubt(
  { madeUp = [] }: ObservedMigration,
  statement: ObservedStatement,
): Doubt | undefined {
  const { code = '' } = statement.error ?? {}
  const isOfValues = BY_VALUE.includes(code) || code.startsWith('22')
  if (madeUp.length === 0 || !isOfValues || readsNothing(statement)) return undefined
  return {
    severity: onlyChecks(statement) ? 'info' : 'warning',
    text: ' on rows that were made up to try it: real ones may fulfil it',
  }
}

/** Whether a query names no table and calls nothing that might read one: then it fails on any rows. */
function readsNothing({ parsed }: ObservedStatement): boolean {
  if (parsed?.kind !== 'SelectStmt') return false
  return listNodes(parsed.tree, 'RangeVar').length === 0 && listNodes(parsed.tree, 'FuncCall').length === 0
}

function onlyChecks({ parsed }: ObservedStatement): boolean {
  if (parsed?.kind === 'IndexStmt') return true
  const actions = findAlterTable(parsed)?.actions ?? []
  return actions.length > 0 && actions.every(({ kind }) => kind === 'validate constraint')
}
