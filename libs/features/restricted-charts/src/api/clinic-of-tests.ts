import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { EncounterTable } from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { permissions } from '@ehr/feature-patients/contract'
import type { ApiFeature } from '@ehr/http'
import type { Insertable } from 'kysely'

/** Declares the permissions of patients, without their routes. */
export const patients: ApiFeature = { name: 'patients', permissions, routes: [] }

/** Somebody who treats patients, for a test. */
export interface TestClinician {
  readonly userId: string
  readonly practitionerId: string
}

/** Makes an account that treats patients as a practitioner of its own. */
export async function insertClinician(db: Db, name = 'Dr Test'): Promise<TestClinician> {
  const practitioner = await db
    .insertInto('practitioner')
    .values({ familyName: name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const email = `${randomUUID()}@clinic.test`
  const user = await db
    .insertInto('appUser')
    .values({ name, email, practitionerId: practitioner.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { userId: user.id, practitionerId: practitioner.id }
}

/** Makes a patient whose chart is restricted, unless told otherwise. */
export async function insertPatient(db: Db, isRestricted = true): Promise<string> {
  const { id } = await db
    .insertInto('patient')
    .values({ mrn: randomUUID(), isRestricted })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('patientName').values({ patientId: id, family: 'Hartwell' }).execute()
  return id
}

/** Makes a visit of a patient. */
export async function insertVisit(
  db: Db,
  patientId: string,
  given: Partial<Insertable<EncounterTable>>,
): Promise<string> {
  const { id } = await db
    .insertInto('encounter')
    .values({ patientId, status: 'finished', class: 'ambulatory', startedAt: NOW, ...given })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** When the tests take place. */
export const NOW = new Date('2026-11-21T09:30:00.000Z')

/** A moment before the tests' now, or after it where negative. */
export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000)
}
