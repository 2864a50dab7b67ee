import { expect, test } from 'vitest'
import type { AuditEvent } from './event.ts'
import { auditRow } from './row.ts'

const READ: AuditEvent = { action: 'read', outcome: 'success', operation: 'patients.get' }
const PATIENT = '01990000-0000-7000-8000-000000000001'

test('a row holds null for everything that an event does not say', () => {
  expect(auditRow(READ)).toEqual({
    action: 'read',
    outcome: 'success',
    operation: 'patients.get',
    userId: null,
    roles: [],
    sessionId: null,
    patientIds: [],
    recordType: null,
    recordId: null,
    recordVersion: null,
    detail: null,
    reason: null,
    clientAddress: null,
    userAgent: null,
    requestId: null,
  })
})

test('a patient shown twice in one answer is named once', () => {
  expect(auditRow({ ...READ, patientIds: [PATIENT, PATIENT] }).patientIds).toEqual([PATIENT])
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8::7', '2001:db8::7'],
  ['fe80::1%eth0', 'fe80::1'],
  ['unknown', null],
  ['', null],
])('the address %j is recorded as %j', (clientAddress, expected) => {
  expect(auditRow({ ...READ, clientAddress }).clientAddress).toBe(expected)
})

test('characters that PostgreSQL cannot store are left out, wherever a client put them', () => {
  const dirty = 'a\0b\ud800'
  const row = auditRow({ ...READ, reason: dirty, userAgent: dirty, detail: { [dirty]: [dirty, 7, null] } })
  expect([row.reason, row.userAgent, row.detail]).toEqual(['ab�', 'ab�', '{"ab�":["ab�",7,null]}'])
})

test('the name of a browser is cut at 500 characters', () => {
  expect(auditRow({ ...READ, userAgent: 'x'.repeat(9000) }).userAgent).toHaveLength(500)
})
