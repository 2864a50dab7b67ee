import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { listNotes, type NoteHead, notePaths } from '../contract.ts'

/** Notes as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listNotes, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry(note: NoteHead): TimelineEntry {
  const { id, startedAt, status, author, signedAs, diagnoses } = note
  const details = [signedAs ?? author.name, ...diagnoses.map(({ display }) => display)]
  return {
    id,
    at: startedAt,
    kind: 'clinical-note',
    titleKey: status === 'draft' ? 'draft.one' : 'one',
    detail: details.join(' · '),
    path: notePaths.one(note),
  }
}
