import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { listMedicationsByDate, type Medication, medicationPaths } from '../contract.ts'

/** Prescriptions as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listMedicationsByDate, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry({ id, patientId, authoredAt, code, frequency }: Medication): TimelineEntry {
  return {
    id,
    at: authoredAt,
    kind: 'medication',
    title: code.display,
    ...(frequency === null ? {} : { detail: frequency }),
    path: medicationPaths.detail(patientId, id),
  }
}
