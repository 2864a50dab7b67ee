import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/clinical-note'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

export interface EncounterRow extends Selectable<EncounterTable> {
  locationName: string | null
  practitionerName: string | null
  changedBy: string | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [startedAt: string, id: string]

export interface EncounterPage {
  after: After | undefined
  limit: number
  before?: string | undefined
  enteredInError: 'omit' | 'include'
}

const PRACTITIONER_NAME = sql<string>`concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name)`

/** Encounters, newest first; with `after`, those that follow it. */
export function listEncounters(db: Db, patientId: string, page: EncounterPage): Promise<EncounterRow[]> {
  const { after, before } = page
  let query = selectEncounters(db, patientId)
  if (page.enteredInError === 'omit') query = query.where('encounter.status', '!=', 'entered-in-error')
  if (before !== undefined) query = query.where('startedAt', '<', new Date(before))
  if (after !== undefined) {
    const [startedAt, id] = after
    query = query.where((is) =>
      is(is.refTuple('startedAt', 'encounter.id'), '<', is.tuple(new Date(startedAt), id)),
    )
  }
  return query.orderBy('startedAt', 'desc').orderBy('encounter.id', 'desc').limit(page.limit).execute()
}

/** One encounter; `undefined` when this patient has no such record. */
export function findEncounter(db: Db, patientId: string, id: string): Promise<EncounterRow | undefined> {
  return selectEncounters(db, patientId).where('encounter.id', '=', id).executeTakeFirst()
}

function selectEncounters(db: Db, patientId: string) {
  return db
    .selectFrom('encounter')
    .leftJoin('location', 'location.id', 'encounter.locationId')
    .leftJoin('practitioner', 'practitioner.id', 'encounter.practitionerId')
    .leftJoin('appUser', 'appUser.id', 'encounter.updatedBy')
    .selectAll('encounter')
    .select(['location.name as locationName', 'appUser.name as changedBy'])
    .select(PRACTITIONER_NAME.as('practitionerName'))
    .where('encounter.patientId', '=', patientId)
}

/** Makes a visit; the id and version are PostgreSQL's. */
export function insertEncounter(
  db: Db,
  row: Insertable<EncounterTable>,
): Promise<{ id: string; version: number }> {
  return db.insertInto('encounter').values(row).returning(['id', 'version']).executeTakeFirstOrThrow()
}

/** Changes a visit that is still at `version`; `undefined` when somebody was faster. */
export function updateEncounter(
  db: Db,
  id: string,
  version: number,
  change: Updateable<EncounterTable>,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .updateTable('encounter')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/** Whether anybody signed a note of the visit that still stands. */
export async function hasSignedNotes(db: Db, encounterId: string): Promise<boolean> {
  const note = await db
    .selectFrom('clinicalNote')
    .select('id')
    .where('encounterId', '=', encounterId)
    .where('status', '=', 'final')
    .limit(1)
    .executeTakeFirst()
  return note !== undefined
}

/** Sites where patients are seen today, by name. */
export function listLocations(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('location')
    .select(['id', 'name'])
    .where('isActive', '=', true)
    .orderBy('name')
    .execute()
}

/** People who treat patients here today, by family name. */
export function listPractitioners(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('practitioner')
    .select('id')
    .select(PRACTITIONER_NAME.as('name'))
    .where('isActive', '=', true)
    .orderBy('familyName')
    .orderBy('id')
    .execute()
}

/** Who an account treats patients as; null: nobody. */
export async function findOwnPractitioner(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('appUser')
    .select('practitionerId')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.practitionerId ?? null
}
