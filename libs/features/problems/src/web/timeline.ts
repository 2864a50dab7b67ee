import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { listProblemsByDate, type Problem, problemPaths } from '../contract.ts'

/** Problems as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listProblemsByDate, { params: { patientId }, query }, options)
  return items.flatMap(toEntry)
}

/** The route answers only those with a date; the others have no place on a timeline. */
function toEntry({ id, patientId, code, onsetAt, recordedAt }: Problem): TimelineEntry[] {
  const at = onsetAt ?? recordedAt
  if (at === null) return []
  return [{ id, at, kind: 'problem', title: code.display, path: problemPaths.detail(patientId, id) }]
}
