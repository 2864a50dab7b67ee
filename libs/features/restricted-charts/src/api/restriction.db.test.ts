import { randomUUID } from 'node:crypto'
import type { Role } from '@ehr/contracts'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/patient-history'
import { createTestApi } from '@ehr/http/testing'
import { afterAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { insertClinician, insertPatient, patients } from './clinic-of-tests.ts'
import { feature } from './index.ts'

const { db } = await useTestDatabase()
const api = await createTestApi({ db, features: [feature, patients] })
afterAll(() => api.close())

function restrict(patientId: string, isRestricted: boolean, roles: Role[], version = 1) {
  const body = { isRestricted, reason: 'Asked for it herself' }
  return api.call(contract.setChartRestriction, { params: { patientId }, body, version }, { roles })
}

describe('restricting', () => {
  test('a chart is restricted with a reason, and says since when and why', async () => {
    const patientId = await insertPatient(db, false)
    const { status, body } = await restrict(patientId, true, ['clinician'])
    expect([status, body]).toMatchObject([
      200,
      { isRestricted: true, version: 2, reason: 'Asked for it herself' },
    ])
    const event = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('recordId', '=', patientId)
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ action: 'update', recordVersion: 2, reason: 'Asked for it herself' })
    const former = await db.selectFrom('patientHistory').selectAll().where('id', '=', patientId).execute()
    expect(former).toMatchObject([{ version: 1, isRestricted: false }])
  })

  test('to whom a chart is closed does not open it again, but an administrator does', async () => {
    const patientId = await insertPatient(db)
    expect(await restrict(patientId, false, ['clinician'])).toMatchObject({
      status: 403,
      body: { code: 'CHART_RESTRICTED' },
    })
    expect(await restrict(patientId, false, ['administrator'])).toMatchObject({
      status: 200,
      body: { isRestricted: false },
    })
  })

  test('the reason is shown to those only who may decide', async () => {
    const patientId = await insertPatient(db, false)
    await restrict(patientId, true, ['administrator'])
    const read = (roles: Role[]) =>
      api.call(contract.getChartRestriction, { params: { patientId } }, { roles })
    expect((await read(['administrator'])).body).toMatchObject({ reason: 'Asked for it herself' })
    expect((await read(['clinician'])).status).toBe(403)
    expect((await read(['nurse'])).status).toBe(403)
  })

  test('somebody who read an older version is told', async () => {
    const patientId = await insertPatient(db, false)
    await restrict(patientId, true, ['administrator'])
    expect((await restrict(patientId, false, ['administrator'], 1)).status).toBe(412)
  })

  test.each(['nurse', 'front-desk', 'pharmacist', 'auditor'] as const)(
    '%s restricts nobody',
    async (role) => {
      expect((await restrict(await insertPatient(db, false), true, [role])).status).toBe(403)
    },
  )
})

describe('looking into broken glasses', () => {
  async function breakOne() {
    const patientId = await insertPatient(db)
    const { userId } = await insertClinician(db, 'Dr Curious')
    const body = { reasonCode: 'covering', reasonText: 'Weekend' } as const
    const call = { params: { patientId }, body, idempotencyKey: randomUUID() }
    await api.call(contract.breakGlass, call, { userId, roles: ['clinician'] })
    return { patientId, userId }
  }

  const listOpen = async () => {
    const query = { state: 'not-reviewed' } as const
    return (await api.call(contract.listBrokenGlasses, { query }, { roles: ['auditor'] })).body.items
  }

  test('the auditor sees who opened whose chart and why, and marks it', async () => {
    const { patientId, userId } = await breakOne()
    const auditor = await insertClinician(db, 'Ingrid')
    const [item] = await listOpen()
    expect(item).toMatchObject({
      patient: { id: patientId, names: [{ family: 'Hartwell' }] },
      user: { id: userId, name: 'Dr Curious' },
      reasonCode: 'covering',
      reasonText: 'Weekend',
      reviewedAt: null,
    })
    const call = { params: { breakGlassId: item!.id }, body: { note: 'On the rota' }, version: item!.version }
    const as = { userId: auditor.userId, roles: ['auditor'] as const }
    expect(await api.call(contract.reviewBrokenGlass, call, as)).toMatchObject({
      status: 200,
      body: { reviewedBy: 'Ingrid', reviewNote: 'On the rota', version: 2 },
    })
    expect((await api.call(contract.reviewBrokenGlass, call, as)).status).toBe(412)
    expect((await listOpen()).map(({ id }) => id)).not.toContain(item!.id)
  })

  test('nobody marks their own, whatever roles they hold', async () => {
    const { userId } = await breakOne()
    const [item] = await listOpen()
    const call = { params: { breakGlassId: item!.id }, body: { note: null }, version: 1 }
    expect(await api.call(contract.reviewBrokenGlass, call, { userId })).toMatchObject({
      status: 409,
      body: { code: 'OWN_BREAK_GLASS' },
    })
  })

  test.each(['clinician', 'nurse', 'front-desk', 'pharmacist'] as const)(
    '%s does not see the list',
    async (role) => {
      expect((await api.call(contract.listBrokenGlasses, { query: {} }, { roles: [role] })).status).toBe(403)
    },
  )

  test('the list comes page after page, each once', async () => {
    await breakOne()
    await breakOne()
    const page = (cursor?: string) =>
      api.call(contract.listBrokenGlasses, { query: { limit: 1, ...(cursor && { cursor }) } })
    const first = await page()
    const second = await page(first.body.nextCursor)
    expect(first.body.items[0]!.id > second.body.items[0]!.id).toBe(true)
  })

  test('the application cannot change afterwards who opened what, nor take it away', async () => {
    await breakOne()
    const change = db.updateTable('breakGlass').set({ reasonText: 'Something else' }).execute()
    await expect(change).rejects.toThrow('permission denied')
    await expect(db.deleteFrom('breakGlass').execute()).rejects.toThrow('permission denied')
  })
})
