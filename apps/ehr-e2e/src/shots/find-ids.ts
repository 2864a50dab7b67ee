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
 * Fills a screen's path with ids: the patient's, and those of the first record of the list above it, as
 * `/api/patients/<id>/<feature>` gives it. `undefined` where there is no such record.
 */
export async function fillPath(
  request: APIRequestContext,
  path: string,
  patientId: string,
): Promise<string | undefined> {
  const withPatient = path.replace('$patientId', patientId)
  if (!withPatient.includes('$')) return withPatient
  const list = withPatient.slice(0, withPatient.indexOf('/$'))
  const answer = await request.get(`/api${list}`)
  if (!answer.ok()) return undefined
  const { items } = Object(await answer.json())
  const id: unknown = Object(Array.isArray(items) ? items[0] : undefined).id
  return typeof id === 'string' ? withPatient.replace(/\$[A-Za-z]+/, id) : undefined
}
