import type { DrugWarning } from '../../contract/drug-warning.ts'
import type { WarningAnswer } from '../../contract/orders.ts'

/** The complaint at warnings without an answer; forms have their own words for it. */
export const UNANSWERED = 'Answer each warning'

/** Whether each warning that must be has an answer; the server holds it against the warnings of its own moment. */
export function isEachAnswered(
  warnings: readonly DrugWarning[],
  answers: readonly Pick<WarningAnswer, 'warningId'>[],
): boolean {
  const given = new Set(answers.map(({ warningId }) => warningId))
  return warnings.every(({ id, mustAnswer }) => !mustAnswer || given.has(id))
}
