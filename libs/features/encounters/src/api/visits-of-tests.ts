import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/practitioner'
import type { TestApi } from '@ehr/http/testing'
import type * as z from 'zod/mini'
import * as contract from '../contract.ts'

type StartBody = z.input<typeof contract.startEncounter.body>

/** What the tests of visits do again and again, on one database and server. */
export function visitsOfTests(db: Db, api: TestApi) {
  return { insertPatient, insertAppointment, start, step, appointmentRow }

  async function insertPatient(): Promise<string> {
    const id = randomUUID()
    await db.insertInto('patient').values({ id, mrn: id }).execute()
    return id
  }

  async function insertAppointment(
    patientId: string,
    status: 'booked' | 'arrived' | 'noshow' = 'arrived',
  ): Promise<string> {
    const place = await db
      .insertInto('location')
      .values({ name: 'Harbour Clinic', timeZone: 'UTC' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const doctor = await db
      .insertInto('practitioner')
      .values({ familyName: 'García' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id } = await db
      .insertInto('appointment')
      .values({
        patientId,
        status,
        locationId: place.id,
        practitionerId: doctor.id,
        startsAt: '2026-03-04T09:00:00Z',
        endsAt: '2026-03-04T09:20:00Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  function start(patientId: string, given: Partial<StartBody> = {}, userId?: string) {
    const body = {
      status: 'in-progress',
      class: 'ambulatory',
      type: null,
      reason: null,
      locationId: null,
      practitionerId: null,
      appointmentId: null,
      ...given,
    } as const
    return api.call(
      contract.startEncounter,
      { params: { patientId }, body, idempotencyKey: randomUUID() },
      userId === undefined ? {} : { userId },
    )
  }

  function step(
    visit: { id: string; patientId: string; version: number },
    status: contract.Encounter['status'],
    reason: string | null = null,
  ) {
    const params = { patientId: visit.patientId, encounterId: visit.id }
    return api.call(contract.setEncounterStatus, {
      params,
      body: { status, reason },
      version: visit.version,
    })
  }

  function appointmentRow(id: string) {
    return db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }
}
