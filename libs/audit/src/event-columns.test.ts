import { expect, test } from 'vitest'
import type { AuditEvent } from './event.ts'
import { EVENT_COLUMNS, eventColumns, normalAddress } from './event-columns.ts'

const READ: AuditEvent = { action: 'read', outcome: 'success', operation: 'patients.get' }
const PATIENT = '01990000-0000-7000-8000-00000000000a'
const STAMP = { id: '01990000-0000-7000-8000-000000000001', recordedAt: '2026-11-21T09:30:00.000000Z' }

const columnsOf = (event: Partial<AuditEvent>) => eventColumns({ ...READ, ...event }, STAMP)

test('an event has null for everything that it does not say', () => {
  expect(columnsOf({})).toEqual({
    id: STAMP.id,
    recorded_at: STAMP.recordedAt,
    action: 'read',
    outcome: 'success',
    operation: 'patients.get',
    user_id: null,
    roles: [],
    session_id: null,
    patient_ids: [],
    record_type: null,
    record_id: null,
    record_version: null,
    detail: null,
    changes: null,
    reason: null,
    client_address: null,
    user_agent: null,
    request_id: null,
  })
})

test('the columns are named in the order in which RFC 8785 has them', () => {
  expect(EVENT_COLUMNS.toSorted()).toEqual(EVENT_COLUMNS)
  expect(Object.keys(columnsOf({})).toSorted()).toEqual(EVENT_COLUMNS)
})

test('a patient shown twice in one answer is named once, however the id was written', () => {
  expect(columnsOf({ patientIds: [PATIENT, PATIENT.toUpperCase()] }).patient_ids).toEqual([PATIENT])
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:DB8:0:0:0::7', '2001:db8::7'],
  ['fe80::1%eth0', 'fe80::1'],
  ['unknown', null],
  ['', null],
])('the address %j is recorded as %j', (clientAddress, expected) => {
  expect(normalAddress(clientAddress)).toBe(expected)
})

test('characters that PostgreSQL cannot store are left out, wherever a client put them', () => {
  const dirty = 'a\0b\ud800'
  const columns = columnsOf({ reason: dirty, userAgent: dirty, detail: { [dirty]: [dirty, 7, null] } })
  expect([columns.reason, columns.user_agent, columns.detail]).toEqual([
    'ab�',
    'ab�',
    { 'ab�': ['ab�', 7, null] },
  ])
})

test('the name of a browser is cut at 500 characters', () => {
  expect(columnsOf({ userAgent: 'x'.repeat(9000) }).user_agent).toHaveLength(500)
})
