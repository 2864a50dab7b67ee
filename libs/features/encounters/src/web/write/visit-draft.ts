import type { Encounter } from '../../contract.ts'

/** What of a visit the form shows and writes. */
export function draftOf(visit: Encounter) {
  return {
    class: visit.class,
    type: visit.type,
    reason: visit.reason,
    locationId: visit.location?.id ?? null,
    practitionerId: visit.practitioner?.id ?? null,
  }
}

/** What a change of a visit makes old; its appointment follows it. */
export const VISIT_READS = [
  'encounters.get',
  'encounters.list',
  'encounters.waiting',
  'appointments.day',
  'appointments.list',
  'appointments.get',
  'history.get',
  'timeline',
]
