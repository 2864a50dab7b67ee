import type { ProblemPlace } from '@ehr/contracts'
import type { DrugConflict, DrugWarning } from '../contract/drug-warning.ts'
import type { WarningAnswer } from '../contract/orders.ts'

type Override = Extract<WarningAnswer, { action: 'override' }>

/** What follows from answers that fit their warnings. */
export interface AnswerPlan {
  readonly overrides: readonly (Override & { readonly warning: AnsweredWarning })[]
  /** Prescriptions to stop, at the version that was shown. */
  readonly stops: readonly DrugConflict[]
}

export interface AnsweredWarning extends DrugWarning {
  readonly conflict: DrugConflict
  readonly matched: string
  readonly severity: NonNullable<DrugWarning['severity']>
}

export type PlannedAnswers =
  | { readonly ok: true; readonly plan: AnswerPlan }
  | { readonly ok: false; readonly places: readonly ProblemPlace[] }

/** Puts answers to the warnings of this moment: each that must be answered is, once, and nothing else is. */
export function planAnswers(
  warnings: readonly DrugWarning[],
  answers: readonly WarningAnswer[],
): PlannedAnswers {
  const answerable = new Map(warnings.filter(isAnswerable).map((warning) => [warning.id, warning]))
  const given = new Set(answers.map(({ warningId }) => warningId))
  const places = [
    ...answers.flatMap((answer, index) => placeOf(answer, index, answers, answerable)),
    ...warnings
      .filter(({ id, mustAnswer }) => mustAnswer && !given.has(id))
      .map(({ id }) => ({ pointer: '/body/answers', detail: id })),
  ]
  if (places.length > 0) return { ok: false, places }
  const overrides = answers.flatMap((answer) => {
    const warning = answerable.get(answer.warningId)
    return answer.action === 'override' && warning !== undefined ? [{ ...answer, warning }] : []
  })
  const stops = answers.flatMap(({ action, warningId }) => {
    const conflict = answerable.get(warningId)?.conflict
    return action === 'stop' && conflict !== undefined ? [conflict] : []
  })
  return { ok: true, plan: { overrides, stops } }
}

function isAnswerable(warning: DrugWarning): warning is AnsweredWarning {
  return warning.conflict !== null && warning.matched !== null && warning.severity !== null
}

function placeOf(
  { warningId, action }: WarningAnswer,
  index: number,
  answers: readonly WarningAnswer[],
  answerable: ReadonlyMap<string, AnsweredWarning>,
): ProblemPlace[] {
  const pointer = `/body/answers/${index}`
  const warning = answerable.get(warningId)
  if (warning === undefined)
    return [{ pointer: `${pointer}/warningId`, detail: 'There is no such warning now' }]
  if (answers.findIndex((other) => other.warningId === warningId) !== index) {
    return [{ pointer: `${pointer}/warningId`, detail: 'This warning is answered twice' }]
  }
  return action === 'stop' && warning.conflict.type !== 'medication'
    ? [{ pointer: `${pointer}/action`, detail: 'Only a drug can be stopped' }]
    : []
}
