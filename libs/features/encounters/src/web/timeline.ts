import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { type Encounter, encounterPaths, listEncounters } from '../contract.ts'

/** Visits as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listEncounters, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry(encounter: Encounter): TimelineEntry {
  const { id, patientId, startedAt, type, reason, practitioner, location } = encounter
  const details = [reason?.display, practitioner?.name, location?.name].filter(Boolean)
  return {
    id,
    at: startedAt,
    kind: 'encounter',
    path: encounterPaths.detail(patientId, id),
    ...(type === null ? { titleKey: `value.class.${encounter.class}` } : { title: type.display }),
    ...(details.length === 0 ? {} : { detail: details.join(' · ') }),
  }
}
