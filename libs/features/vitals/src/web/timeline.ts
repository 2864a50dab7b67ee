import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { listVitals, type VitalSet, vitalPaths } from '../contract.ts'

/** Sets of vital signs as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listVitals, { params: { patientId }, query }, options)
  return items.map((set) => toEntry(set, vitalPaths.list(patientId)))
}

/** The pressure says most of a visit's measurements; without one the number of values is told. */
function toEntry({ takenAt, values }: VitalSet, path: `/${string}`): TimelineEntry {
  const valueOfKind = (kind: string) => values.find((value) => value.kind === kind)?.value
  const [systolic, diastolic] = [valueOfKind('systolic'), valueOfKind('diastolic')]
  const entry = { id: takenAt, at: takenAt, kind: 'vitals', path }
  if (!systolic || !diastolic) {
    return { ...entry, titleKey: 'timeline.values', values: { count: values.length } }
  }
  const others = values.length - 2
  // Isolated, or the slash would turn the pressures round in Arabic.
  const pressure = `\u2066${systolic}/${diastolic} mmHg\u2069`
  return others === 0
    ? { ...entry, titleKey: 'timeline.pressure', values: { pressure } }
    : { ...entry, titleKey: 'timeline.pressureAndMore', values: { pressure, count: others } }
}
