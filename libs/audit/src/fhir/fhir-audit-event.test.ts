import { expect, test } from 'vitest'
import { toFhirAuditEvent } from './fhir-audit-event.ts'

const CONTEXT = { observer: 'Cedar Road Clinic', breakGlassOperation: 'restricted-charts.break-glass' }
const PATIENT = '01990000-0000-7000-8000-000000000003'
const USER = '01990000-0000-7000-8000-000000000002'
const ROW: Parameters<typeof toFhirAuditEvent>[0] = {
  id: '01990000-0000-7000-8000-000000000001',
  recordedAt: new Date('2026-11-21T09:30:00Z'),
  action: 'read',
  outcome: 'success',
  operation: 'vitals.get',
  userId: USER,
  roles: ['nurse'],
  sessionId: null,
  patientIds: [PATIENT],
  recordType: 'observation',
  recordId: '01990000-0000-7000-8000-000000000004',
  recordVersion: 2,
  detail: null,
  changes: null,
  reason: null,
  clientAddress: '192.0.2.7',
  userAgent: 'Browser/1.0',
  requestId: 'r1',
}

test('a read of a patient’s record has client, user, patient, record and request', () => {
  expect(toFhirAuditEvent(ROW, CONTEXT)).toEqual({
    resourceType: 'AuditEvent',
    id: ROW.id,
    type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
    subtype: [
      { system: 'http://hl7.org/fhir/restful-interaction', code: 'read' },
      { system: 'urn:ehr:operation', code: 'vitals.get' },
    ],
    action: 'R',
    recorded: '2026-11-21T09:30:00.000Z',
    outcome: '0',
    agent: [
      {
        type: { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110153' }] },
        requestor: false,
        name: 'Browser/1.0',
        network: { address: '192.0.2.7', type: '2' },
      },
      {
        type: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
        },
        who: { identifier: { system: 'urn:ehr:account', value: USER } },
        requestor: true,
        role: [{ coding: [{ system: 'urn:ehr:role', code: 'nurse' }] }],
      },
    ],
    source: { observer: { display: 'Cedar Road Clinic' } },
    entity: [
      {
        what: { reference: `Patient/${PATIENT}` },
        type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1' },
        role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' },
      },
      {
        what: { reference: `Observation/${ROW.recordId}/_history/2` },
        type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '2' },
        role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '4' },
      },
      {
        what: { identifier: { value: 'r1' } },
        type: {
          system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
          code: 'XrequestId',
        },
      },
    ],
  })
})

test.each([
  [{ outcome: 'refused', detail: { code: 'FORBIDDEN' } } as const, '4', 'FORBIDDEN'],
  [{ outcome: 'failed', detail: { code: 'STALE_VERSION', status: 412 } } as const, '4', 'STALE_VERSION'],
  [{ outcome: 'failed', detail: { code: 'INTERNAL', status: 500 } } as const, '8', 'INTERNAL'],
])('%j has the outcome %s', (change, outcome, outcomeDesc) => {
  expect(toFhirAuditEvent({ ...ROW, ...change }, CONTEXT)).toMatchObject({ outcome, outcomeDesc })
})

test('a search carries its question, a broken glass its purpose', () => {
  const search = toFhirAuditEvent(
    { ...ROW, action: 'search', detail: { text: 'x' }, recordId: null },
    CONTEXT,
  )
  expect(search.action).toBe('E')
  expect(search.entity.map(({ query }) => query)).toContain(btoa('{"text":"x"}'))
  const broken = { ...ROW, action: 'create', operation: CONTEXT.breakGlassOperation, reason: 'Unconscious' }
  expect(toFhirAuditEvent(broken, CONTEXT).purposeOfEvent).toEqual([
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'BTG' }],
      text: 'Unconscious',
    },
  ])
})
