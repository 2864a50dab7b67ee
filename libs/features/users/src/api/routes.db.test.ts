import { randomUUID } from 'node:crypto'
import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/app-session'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/second-factor'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../contract.ts'
import { openSession, startTestClinic } from './people-of-tests.ts'

const { db } = await useTestDatabase()
const clinic = await startTestClinic(db)
afterAll(() => clinic.close())

let admin = ''
beforeAll(async () => {
  admin = await clinic.person(['administrator'], 'Ada')
})

const asAdmin = () => ({ userId: admin, roles: ['administrator'] as const })
const nurse = [{ role: 'nurse' as const, siteId: null }]
const invitation = (email: string) => ({
  ...{ name: 'New Person', email, roles: nurse, practitionerId: null, language: null },
})

async function read(userId: string) {
  return (await clinic.call(contract.getUser, { params: { userId } }, asAdmin())).body
}

async function makeSite(name: string) {
  const values = { name, timeZone: 'Asia/Amman' }
  return (await db.insertInto('location').values(values).returning('id').executeTakeFirstOrThrow()).id
}

describe('inviting', () => {
  test('makes an account without a password and mails a link to its address, once', async () => {
    const siteId = await makeSite('North')
    const email = 'Invited@Example.test'
    const body = { ...invitation(email), roles: [...nurse, { role: 'clinician' as const, siteId }] }
    const invited = await clinic.call(contract.inviteUser, { body, idempotencyKey: randomUUID() }, asAdmin())
    expect(invited.status).toBe(201)
    expect(invited.body).toMatchObject({
      email: 'invited@example.test',
      hasPassword: false,
      isActive: true,
      roles: [
        { role: 'clinician', siteId, siteName: 'North' },
        { role: 'nurse', siteId: null, siteName: null },
      ],
    })
    const mails = await clinic.mailsTo('invited@example.test')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('http://localhost:4300/set-password#')
  })

  test('with an address that has an account is refused at the address', async () => {
    const call = () => ({ body: invitation('twice@example.test'), idempotencyKey: randomUUID() })
    await clinic.call(contract.inviteUser, call(), asAdmin())
    const refused = await clinic.call(contract.inviteUser, call(), asAdmin())
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'EMAIL_TAKEN', errors: [{ pointer: '/body/email' }] },
    })
  })

  test('records the roles given in the audit trail', async () => {
    const call = { body: invitation('audited@example.test'), idempotencyKey: randomUUID() }
    const { body } = await clinic.call(contract.inviteUser, call, asAdmin())
    const event = await db
      .selectFrom('auditEvent')
      .select(['userId', 'changes'])
      .where('recordId', '=', body.id)
      .where('operation', '=', 'users.invite')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({ userId: admin, changes: { roles: [[], ['nurse']] } })
  })

  test.each([
    ['a password', { password: 'chosen by somebody else' }],
    ['being active', { isActive: false }],
    ['an id', { id: randomUUID() }],
  ])('takes no field for %s', async (_, more) => {
    const body = { ...invitation(`${randomUUID()}@example.test`), ...more }
    const answer = await clinic.call(contract.inviteUser, { body, idempotencyKey: randomUUID() }, asAdmin())
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })

  test('at a site that is not in use is refused at that role', async () => {
    const siteId = await makeSite('Closed')
    await db.updateTable('location').set({ isActive: false }).where('id', '=', siteId).execute()
    const body = { ...invitation('nowhere@example.test'), roles: [{ role: 'nurse' as const, siteId }] }
    const answer = await clinic.call(contract.inviteUser, { body, idempotencyKey: randomUUID() }, asAdmin())
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_PLACE', errors: [{ pointer: '/body/roles/0/siteId' }] },
    })
  })
})

describe('listing', () => {
  test('finds by a part of the name and by role, and only what is active unless asked', async () => {
    const userId = await clinic.person(['pharmacist'], 'Zebedee Quill')
    const find = (state: 'active' | 'inactive') =>
      clinic.call(contract.searchUsers, { body: { text: 'bedee', role: 'pharmacist', state } }, asAdmin())
    expect((await find('active')).body.items).toMatchObject([{ id: userId, isLocked: false }])
    expect((await find('inactive')).body.items).toEqual([])
  })

  test('reads "%" as a character, not as anything', async () => {
    const { body } = await clinic.call(contract.searchUsers, { body: { text: '%' } }, asAdmin())
    expect(body.items).toEqual([])
  })

  test('goes on where the page before ended', async () => {
    const page = (cursor?: string) =>
      clinic.call(contract.searchUsers, { body: { limit: 2, state: 'all', cursor } }, asAdmin())
    const first = (await page()).body
    const second = (await page(first.nextCursor)).body
    expect(first.items).toHaveLength(2)
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(second.items.length).toBeGreaterThan(0)
  })
})

test('the last sign-in is one that opened a session, not that a password was set', async () => {
  const userId = await clinic.person(['nurse'])
  const event = { action: 'sign-in', outcome: 'success', userId } as const
  await db
    .insertInto('auditEvent')
    .values({ ...event, operation: 'session.set-password' })
    .execute()
  expect((await read(userId)).lastSignInAt).toBeNull()
  const recordedAt = new Date('2026-11-21T09:30:00.000Z')
  const signedIn = { ...event, operation: 'session.sign-in', sessionId: randomUUID(), recordedAt }
  await db.insertInto('auditEvent').values(signedIn).execute()
  expect((await read(userId)).lastSignInAt).toBe(recordedAt.toISOString())
})

describe('changing', () => {
  test('gives exactly the roles sent, and keeps grants that stay', async () => {
    const userId = await clinic.person(['nurse', 'pharmacist'])
    const before = await read(userId)
    const body = {
      name: 'Renamed',
      practitionerId: null,
      roles: [...nurse, { role: 'auditor' as const, siteId: null }],
    }
    const call = { params: { userId }, body, version: before.version }
    const { status, body: after } = await clinic.call(contract.updateUser, call, asAdmin())
    expect(status).toBe(200)
    expect(after).toMatchObject({ name: 'Renamed', version: before.version + 1 })
    expect(after.roles.map(({ role }) => role)).toEqual(['auditor', 'nurse'])
    const again = await clinic.call(contract.updateUser, call, asAdmin())
    expect(again).toMatchObject({ status: 412 })
  })

  test('one’s own name is allowed, one’s own roles are not', async () => {
    const { version, roles } = await read(admin)
    const own = roles.map(({ role, siteId }) => ({ role, siteId }))
    const call = (more: typeof own) => ({
      params: { userId: admin },
      body: { name: 'Ada L.', practitionerId: null, roles: [...own, ...more] },
      version,
    })
    const refused = await clinic.call(
      contract.updateUser,
      call([{ role: 'clinician', siteId: null }]),
      asAdmin(),
    )
    expect(refused).toMatchObject({ status: 409, body: { code: 'OWN_ACCOUNT' } })
    expect((await clinic.call(contract.updateUser, call([]), asAdmin())).status).toBe(200)
  })

  test('nobody becomes the one who treats other people’s patients', async () => {
    const doctor = await db
      .insertInto('practitioner')
      .values({ familyName: 'Haddad' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const body = {
      name: 'Person',
      practitionerId: doctor.id,
      roles: [{ role: 'administrator' as const, siteId: null }],
    }
    const own = { params: { userId: admin }, body, version: 1 } as const
    expect(await clinic.call(contract.updateUser, own, asAdmin())).toMatchObject({
      status: 409,
      body: { code: 'OWN_ACCOUNT' },
    })
  })

  test('an account that is not there is not found', async () => {
    const body = { name: 'X', practitionerId: null, roles: nurse }
    const call = { params: { userId: randomUUID() }, body, version: 1 }
    expect((await clinic.call(contract.updateUser, call, asAdmin())).status).toBe(404)
  })
})

describe('deactivating', () => {
  const deactivate = async (userId: string, by: string, confirmName = 'Person') =>
    await clinic.call(
      contract.deactivateUser,
      { params: { userId }, body: { confirmName, reason: null }, version: (await read(userId)).version },
      { userId: by, roles: ['administrator'] },
    )

  test('ends all sessions, and only with the right name', async () => {
    const userId = await clinic.person(['nurse'])
    await openSession(db, userId)
    expect(await deactivate(userId, admin, 'Parson')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/body/confirmName' }] },
    })
    expect(await deactivate(userId, admin)).toMatchObject({ status: 200, body: { isActive: false } })
    const sessions = await db.selectFrom('appSession').select('id').where('userId', '=', userId).execute()
    expect(sessions).toEqual([])
  })

  test('is never of oneself, however the id is written', async () => {
    const own = await clinic.person(['administrator'])
    for (const userId of [own, own.toUpperCase()]) {
      expect(await deactivate(userId, own)).toMatchObject({ status: 409, body: { code: 'OWN_ACCOUNT' } })
    }
  })

  test('comes back with the password and roles it had', async () => {
    const userId = await clinic.person(['nurse'])
    const { body } = await deactivate(userId, admin)
    const call = { params: { userId }, version: body.version }
    expect(await clinic.call(contract.reactivateUser, call, asAdmin())).toMatchObject({
      status: 200,
      body: { isActive: true, hasPassword: true, roles: [{ role: 'nurse' }] },
    })
  })
})

describe('links and second factors', () => {
  test('a link for a new password goes to the account’s own address only', async () => {
    const userId = await clinic.person(['nurse'])
    const { email, version } = await read(userId)
    const sent = await clinic.call(contract.sendLink, { params: { userId }, version }, asAdmin())
    expect(sent.status).toBe(200)
    expect(JSON.stringify(sent.body)).not.toContain('set-password')
    expect(await clinic.mailsTo(email)).toHaveLength(1)
  })

  test('an account without a second factor has none to reset', async () => {
    const userId = await clinic.person(['nurse'])
    const { version } = await read(userId)
    const call = { params: { userId }, version }
    const refused = await clinic.call(contract.resetSecondFactor, call, asAdmin())
    expect(refused).toMatchObject({ status: 409, body: { code: 'NO_SECOND_FACTOR' } })
    expect((await read(userId)).version).toBe(version)
  })

  test('resetting takes the second factor away and ends the sessions', async () => {
    const userId = await clinic.person(['nurse'])
    await openSession(db, userId)
    await db
      .insertInto('secondFactor')
      .values({ userId, secret: Buffer.from('x'), confirmedAt: new Date() })
      .execute()
    const { version, hasSecondFactor } = await read(userId)
    expect(hasSecondFactor).toBe(true)
    const call = { params: { userId }, version }
    const reset = await clinic.call(contract.resetSecondFactor, call, asAdmin())
    expect(reset).toMatchObject({ status: 200, body: { hasSecondFactor: false } })
    const list = await clinic.call(contract.listUserSessions, { params: { userId } }, asAdmin())
    expect(list.body.items).toEqual([])
  })
})

describe('sessions', () => {
  test('are listed without anything that would open them, and ended one by one', async () => {
    const userId = await clinic.person(['nurse'])
    const sessionId = await openSession(db, userId)
    const list = await clinic.call(contract.listUserSessions, { params: { userId } }, asAdmin())
    expect(list.body.items).toMatchObject([{ id: sessionId, isLocked: false }])
    expect(JSON.stringify(list.body)).not.toContain('token')
    const ended = await clinic.call(contract.endUserSession, { params: { userId, sessionId } }, asAdmin())
    expect(ended.status).toBe(204)
  })

  test('of somebody else are not found under this account, and go on', async () => {
    const [one, other] = [await clinic.person(['nurse']), await clinic.person(['nurse'])]
    const sessionId = await openSession(db, other)
    const call = { params: { userId: one, sessionId } }
    expect((await clinic.call(contract.endUserSession, call, asAdmin())).status).toBe(404)
    const left = await db.selectFrom('appSession').select('id').where('id', '=', sessionId).execute()
    expect(left).toHaveLength(1)
  })
})

test('the matrix has every permission with exactly the roles that the API checks', async () => {
  const { body } = await clinic.call(contract.listPermissions, {}, asAdmin())
  expect(body.items).toEqual([
    { permission: 'users:read', roles: ['administrator', 'auditor'] },
    { permission: 'users:write', roles: ['administrator'] },
  ])
})

test('an auditor reads everything and changes nothing', async () => {
  const userId = await clinic.person(['nurse'])
  const as = { roles: ['auditor'] as const }
  expect((await clinic.call(contract.getUser, { params: { userId } }, as)).status).toBe(200)
  const call = { params: { userId }, body: { confirmName: 'Person', reason: null }, version: 1 }
  expect((await clinic.call(contract.deactivateUser, call, as)).status).toBe(403)
  expect((await clinic.call(contract.sendLink, { params: { userId }, version: 1 }, as)).status).toBe(403)
})
