import type { ObservedMigration } from '../model/observation.ts'

/**
 * Gives the statements that a migration's `up` emits, for the ledger; undefined where it failed or its two runs
 * differ, so that a hash would say nothing. Of `down` the ledger keeps none: released migrations are only applied.
 */
export function listEmitted({
  up,
  upAgain,
}: Pick<ObservedMigration, 'up' | 'upAgain'>): string[] | undefined {
  const first = up.statements.map(({ sql }) => sql)
  const again = upAgain?.statements.map(({ sql }) => sql) ?? first
  const isSame = first.length === again.length && first.every((sql, index) => sql === again[index])
  return up.failure === undefined && isSame ? first : undefined
}
