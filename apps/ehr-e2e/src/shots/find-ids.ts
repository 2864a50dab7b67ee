import type { APIRequestContext } from '@playwright/test'

/** Ids of the people that pictures are taken of: one with a long history, one with nothing recorded. */
export interface PictureIds {
  readonly full: string
  readonly empty: string
}

/** Finds the people of the demo clinic that pictures are taken of. */
export async function findPatients(request: APIRequestContext): Promise<PictureIds> {
  return { full: await findOne(request, 'الخطيب فاطمة 1980'), empty: await findOne(request, 'Bergstrom Ana') }
}

async function findOne(request: APIRequestContext, text: string): Promise<string> {
  const answer = await request.post('/api/patients/search', { data: { text } })
  const { items } = Object(await answer.json())
  const id: unknown = Object(Array.isArray(items) ? items[0] : undefined).id
  if (typeof id !== 'string') throw new Error('The demo clinic lacks a patient that pictures are taken of.')
  return id
}

/**
 * Fills a screen's path with ids: the patient's, and those of the first record of the list that its last part names,
 * as `/api/patients/<id>/<feature>` gives it. A record below a visit brings the visit's id along. `undefined` where
 * there is no such record.
 */
export async function fillPath(
  request: APIRequestContext,
  path: string,
  patientId: string,
): Promise<string | undefined> {
  if (path.includes('$kind')) return await fillHistory(request, path, patientId)
  const withPatient = path.replace('$patientId', patientId)
  const [, list] = /\/([a-z-]+)\/\$[A-Za-z]+(?!.*\$)/.exec(withPatient) ?? []
  if (list === undefined) return withPatient
  const above = withPatient.startsWith('/patients/') ? `/api/patients/${patientId}` : '/api'
  const record = await readFirst(request, `${above}/${list}`, `${parentOf(withPatient, list)}/search`)
  const last = withPatient.match(/\$([A-Za-z]+)(?!.*\$)/)?.[1] ?? 'id'
  const id = findId(record, last)
  const { encounterId } = Object(record)
  if (id === undefined) return undefined
  const [first, ...others] = withPatient.match(/\$[A-Za-z]+/g) ?? []
  if (first === undefined || others.length === 0) return withPatient.replace(/\$[A-Za-z]+/, id)
  return withPatient.replace(first, String(encounterId)).replace(/\$[A-Za-z]+/, id)
}

/** Of the kinds that have a history, the allergies'. */
async function fillHistory(
  request: APIRequestContext,
  path: string,
  patientId: string,
): Promise<string | undefined> {
  const record = await fillPath(request, `/patients/${patientId}/allergies/$recordId`, patientId)
  const id = record?.split('/').at(-1)
  if (id === undefined) return undefined
  return path.replace('$patientId', patientId).replace('$kind', 'allergy').replace('$recordId', id)
}

/** What the audit trail's search takes for "whatever". */
const ANY = {
  userId: null,
  patientId: null,
  mrn: null,
  action: null,
  outcome: null,
  recordId: null,
  breakGlass: false,
  from: null,
  before: null,
}

/** The first record of a list; where there is none to be read, of a search for everything. */
async function readFirst(request: APIRequestContext, list: string, search: string): Promise<unknown> {
  const ways = [
    () => request.get(list),
    () => request.post(`${list}/search`, { data: {} }),
    () => request.post(search, { data: { filters: ANY } }),
  ]
  for (const ask of ways) {
    const answer = await ask()
    if (!answer.ok()) continue
    const { items } = Object(await answer.json())
    if (Array.isArray(items)) return items[0]
  }
  return undefined
}

/** `/api/audit` for the list `events` of `/audit/events/$eventId`. */
function parentOf(path: string, list: string): string {
  return `/api${path.slice(0, path.indexOf(`/${list}/$`))}`
}

/** The id of a record, or of the first within it: results come in sets. */
function findId(record: unknown, name: string): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const own: unknown = Reflect.get(record, name) ?? Reflect.get(record, 'id')
  if (typeof own === 'string') return own
  for (const value of Object.values(record)) {
    const found = findId(value, name)
    if (found !== undefined) return found
  }
  return undefined
}
