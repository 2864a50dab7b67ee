import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { formatMeasuredNumber, unitText } from '@ehr/ui/display/clinical-number.ts'
import { request } from '@ehr/ui/request/request.ts'
import { knownTest } from '../contract/known-tests.ts'
import { listResults, type Result, type ResultSet, resultPaths } from '../contract.ts'

/** Results as entries of the patient's timeline, one for each moment, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listResults, { params: { patientId }, query }, options)
  return items.map((set) => toEntry(set, resultPaths.list(patientId)))
}

/** One result is told itself, of several how many there are and how many of them are outside of their range. */
function toEntry({ takenAt, results }: ResultSet, path: `/${string}`): TimelineEntry {
  const entry = { id: takenAt, at: takenAt, kind: 'results', path }
  const [only] = results
  if (results.length === 1 && only !== undefined)
    return { ...entry, ...titleOf(only), detail: valueInWords(only) }
  const abnormal = results.filter(
    ({ interpretation }) => interpretation !== null && interpretation !== 'N',
  ).length
  const values = { count: results.length, abnormal }
  return { ...entry, titleKey: abnormal === 0 ? 'timeline.results' : 'timeline.abnormal', values }
}

function titleOf({ code }: Result): Pick<TimelineEntry, 'title' | 'titleKey'> {
  const { name } = knownTest(code)
  return name === undefined ? { title: code.display } : { titleKey: `test.${name}` }
}

function valueInWords({ value, unit, text, interpretation }: Result): string {
  const flag = interpretation === null || interpretation === 'N' ? '' : interpretation
  const number = value === null ? '' : `${formatMeasuredNumber(value)} ${unitText(unit ?? '')}`
  // Isolated, or value, unit and flag would change places in Arabic.
  return `\u2066${[number, text ?? '', flag].filter((part) => part !== '').join(' ')}\u2069`
}
