import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { type Immunization, immunizationPaths, listImmunizations } from '../contract.ts'

/** Immunizations as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listImmunizations, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry({ id, patientId, occurredAt, code, status }: Immunization): TimelineEntry {
  return {
    id,
    at: occurredAt,
    kind: 'immunization',
    path: immunizationPaths.detail(patientId, id),
    ...(status === 'not-done'
      ? { titleKey: 'timeline.notGiven', values: { vaccine: code.display } }
      : { title: code.display }),
  }
}
