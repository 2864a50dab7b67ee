import { randomUUID } from 'node:crypto'
import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import { NO_FILTERS } from '../contract.ts'
import * as charts from './chart-access-queries.ts'
import * as queries from './queries.ts'

const nobody = randomUUID()
const moment = new Date('2026-03-04T09:30:00.000Z')
const { mrn: _mrn, ...everything } = NO_FILTERS
const something = {
  ...everything,
  userId: nobody,
  patientId: nobody,
  action: 'read',
  outcome: 'refused',
  recordId: nobody,
  breakGlass: true,
  from: moment.toISOString(),
  before: moment.toISOString(),
} as const

test('the SQL of every query is recorded', async () => {
  const recorded = await recordQueries(queries, {
    listEvents: {
      first: [everything, { after: undefined, limit: 26 }],
      'next, with every filter': [something, { after: ['2026-03-04T09:30:00.000000Z', nobody], limit: 26 }],
    },
    countEvents: [everything, 100],
    findEvent: { 'by time': [nobody, [moment, moment]], 'by id alone': [nobody, undefined] },
    findSeal: [nobody, moment],
    listPatientNumbers: [[nobody]],
    findPatientByNumber: ['123456'],
    listUsers: [],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})

test('the SQL of who opened a chart is recorded', async () => {
  const recorded = await recordQueries(charts, {
    listAccesses: [nobody, { from: moment, before: undefined, limit: 10 }],
    findReportPatient: [nobody],
    namesStaffInReports: [],
  })
  await expect(recorded).toMatchFileSnapshot('./chart-access-queries.sql')
})
