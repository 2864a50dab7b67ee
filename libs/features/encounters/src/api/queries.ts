import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { type Selectable, sql } from 'kysely'

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
    .select(
      sql<string>`concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name)`.as(
        'practitionerName',
      ),
    )
    .where('encounter.patientId', '=', patientId)
}
