import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { ImmunizationTable } from '@ehr/db-migrations/tables/immunization'
import type { Selectable } from 'kysely'

export interface ImmunizationRow extends Selectable<ImmunizationTable> {
  changedBy: string | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [occurredAt: string, id: string]

export interface ImmunizationPage {
  after: After | undefined
  limit: number
  before?: string | undefined
  encounterId?: string | undefined
  enteredInError: 'omit' | 'include'
}

/** Immunizations, newest first; with `after`, those that follow it. */
export function listImmunizations(
  db: Db,
  patientId: string,
  page: ImmunizationPage,
): Promise<ImmunizationRow[]> {
  const { after, before, encounterId } = page
  let query = selectImmunizations(db, patientId)
  if (page.enteredInError === 'omit') query = query.where('status', '!=', 'entered-in-error')
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  if (before !== undefined) query = query.where('occurredAt', '<', new Date(before))
  if (after !== undefined) {
    const [occurredAt, id] = after
    query = query.where((is) => is(is.refTuple('occurredAt', 'id'), '<', is.tuple(new Date(occurredAt), id)))
  }
  return query.orderBy('occurredAt', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
}

/** One immunization; `undefined` when this patient has no such record. */
export function findImmunization(
  db: Db,
  patientId: string,
  id: string,
): Promise<ImmunizationRow | undefined> {
  return selectImmunizations(db, patientId).where('id', '=', id).executeTakeFirst()
}

function selectImmunizations(db: Db, patientId: string) {
  return db
    .selectFrom('immunization')
    .selectAll()
    .select((is) =>
      is
        .selectFrom('appUser')
        .select('appUser.name')
        .whereRef('appUser.id', '=', 'immunization.updatedBy')
        .as('changedBy'),
    )
    .where('patientId', '=', patientId)
}
