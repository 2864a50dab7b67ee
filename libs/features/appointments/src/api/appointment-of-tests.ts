import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/practitioner'
import type { AppointmentInput } from '../contract.ts'

/** Whom and where to book, for tests. */
export interface Place {
  readonly practitionerId: string
  readonly locationId: string
}

/** A practitioner of their own at a site of its own. */
export async function insertPlace(db: Db, timeZone = 'UTC'): Promise<Place> {
  const [practitionerId, locationId] = [randomUUID(), randomUUID()]
  await db.insertInto('practitioner').values({ id: practitionerId, familyName: 'Haddad' }).execute()
  await db.insertInto('location').values({ id: locationId, name: timeZone, timeZone }).execute()
  return { practitionerId, locationId }
}

/** A patient with a name. */
export async function insertPatient(db: Db, given: { isRestricted?: boolean } = {}): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('patient')
    .values({ id, mrn: id, ...given })
    .execute()
  await db
    .insertInto('patientName')
    .values({ patientId: id, family: 'Ashworth', given: ['Alice'], position: 0 })
    .execute()
  return id
}

/** What somebody writes, for tests; only what matters to the test is stated. */
export function appointmentOf(place: Place, given: Partial<AppointmentInput> = {}): AppointmentInput {
  return {
    ...place,
    startsAt: '2026-03-04T09:30:00.000Z',
    minutes: 20,
    visitType: { system: 'urn:test', code: 'T1', display: 'Follow-up' },
    reason: { system: 'urn:test', code: 'R1', display: 'Cough' },
    reasonText: 'Coughs at night',
    comment: 'Needs the lift',
    overlapReason: null,
    ...given,
  }
}
