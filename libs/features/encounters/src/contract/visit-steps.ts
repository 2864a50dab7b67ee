import type { Encounter } from '../contract.ts'

export type VisitStatus = Encounter['status']

/**
 * Where a visit may go from each status (FHIR R4 encounter-status). Nothing leads back but reopening one that was
 * finished too early, and nothing leads out of an entry in error.
 */
const STEPS: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  planned: ['arrived', 'in-progress', 'cancelled', 'entered-in-error'],
  arrived: ['triaged', 'in-progress', 'cancelled', 'entered-in-error'],
  triaged: ['in-progress', 'cancelled', 'entered-in-error'],
  'in-progress': ['finished', 'onleave', 'entered-in-error'],
  onleave: ['in-progress', 'finished', 'entered-in-error'],
  finished: ['in-progress', 'entered-in-error'],
  cancelled: ['entered-in-error'],
  'entered-in-error': [],
}

/** The statuses that a visit may go to, the usual next one first. */
export function stepsFrom(status: VisitStatus): readonly VisitStatus[] {
  return STEPS[status]
}

/** Whether a step must say why. */
export function needsReason(from: VisitStatus, to: VisitStatus): boolean {
  return to === 'cancelled' || to === 'entered-in-error' || from === 'finished'
}
