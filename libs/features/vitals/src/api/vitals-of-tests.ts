import { randomUUID } from 'node:crypto'
import type { Db } from '@ehr/db'
import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import type { createTestApi } from '@ehr/http/testing'
import type { Insertable } from 'kysely'
import * as contract from '../contract.ts'

export const NOW = new Date('2026-03-04T10:00:00.000Z')
export const TAKEN_AT = '2026-03-04T09:30:00.000Z'

type TestApi = Awaited<ReturnType<typeof createTestApi>>

/** What the tests of routes do again and again, on one database and server. */
export function vitalsOfTests(db: Db, api: TestApi) {
  return { insertPatient, insert, record, listed, rowsOf }

  async function insertPatient(birthDate: string | null = '1980-01-01'): Promise<string> {
    const id = randomUUID()
    const birthDatePrecision = birthDate === null ? null : ('day' as const)
    await db.insertInto('patient').values({ id, mrn: id, birthDate, birthDatePrecision }).execute()
    return id
  }

  async function insert(
    patientId: string,
    given: Partial<Insertable<ObservationTable>> = {},
  ): Promise<string> {
    const row = {
      patientId,
      category: 'vital-signs',
      codeSystem: 'http://loinc.org',
      code: '8867-4',
      codeDisplay: 'Heart rate',
      status: 'final',
      effectiveAt: TAKEN_AT,
      valueQuantity: '72',
      valueUnit: '/min',
      ...given,
    } as const
    const { id } = await db.insertInto('observation').values(row).returning('id').executeTakeFirstOrThrow()
    return id
  }

  function record(
    patientId: string,
    values: Record<string, string | null>,
    more: { takenAt?: string; encounterId?: string; confirmed?: boolean; idempotencyKey?: string } = {},
    options: Parameters<typeof api.call>[2] = {},
  ) {
    const { idempotencyKey = randomUUID(), ...body } = more
    return api.call(
      contract.recordVitals,
      { params: { patientId }, body: { takenAt: TAKEN_AT, values, ...body }, idempotencyKey },
      options,
    )
  }

  function listed(patientId: string, query: Record<string, string | number> = {}) {
    return api.call(contract.listVitals, { params: { patientId }, query })
  }

  function rowsOf(patientId: string) {
    return db
      .selectFrom('observation')
      .selectAll()
      .where('patientId', '=', patientId)
      .orderBy('code')
      .execute()
  }
}
