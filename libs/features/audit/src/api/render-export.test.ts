import { expect, test } from 'vitest'
import { type ExportedEvent, renderCsv, renderNdjson } from './render-export.ts'

const EVENT: ExportedEvent = {
  id: '01990000-0000-7000-8000-000000000001',
  recordedAt: '2026-11-21T09:30:00.000Z',
  action: 'create',
  outcome: 'success',
  operation: 'restricted-charts.break-glass',
  user: { id: '01990000-0000-7000-8000-000000000002', name: 'Amal "Doc" Haddad' },
  roles: ['nurse', 'front-desk'],
  patients: [{ id: '01990000-0000-7000-8000-000000000003', mrn: '100042' }],
  patientCount: 1,
  recordType: null,
  recordId: null,
  recordVersion: null,
  reason: 'line one\nline two, with a comma',
  isBreakGlass: true,
  clientAddress: '192.0.2.7',
  requestId: 'r1',
}

test('CSV quotes what needs it, and a spreadsheet knows its letters', () => {
  expect(renderCsv([EVENT])).toBe(
    '\ufeffid,recorded_at,user_id,user,roles,action,outcome,operation,break_glass,patients,patient_count,record_type,record_id,record_version,reason,client_address,request_id\r\n' +
      '01990000-0000-7000-8000-000000000001,2026-11-21T09:30:00.000Z,01990000-0000-7000-8000-000000000002,"Amal ""Doc"" Haddad",nurse front-desk,create,success,restricted-charts.break-glass,yes,100042,1,,,,"line one\nline two, with a comma",192.0.2.7,r1\r\n',
  )
})

test.each(['=HYPERLINK("http://x.invalid")', '+1+2', '-2+3', '@SUM(A1)', '  =1+1', '\t=1'])(
  'what begins like a formula stays text: %j',
  (reason) => {
    const line = renderCsv([{ ...EVENT, reason }]).split('\r\n')[1] ?? ''
    expect(line).toContain(`'${reason.replaceAll('"', '""')}`)
  },
)

test('NDJSON has one object a line, with the same names', () => {
  const lines = renderNdjson([EVENT, EVENT]).split('\n')
  expect(lines).toHaveLength(3)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: EVENT.id, patients: '100042', reason: EVENT.reason })
})
