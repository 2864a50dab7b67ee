import {
  CLINICAL_ROLES,
  coding,
  decimal,
  definePermissions,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  recordId,
  recordVersion,
} from '@ehr/contracts'
import { patientLine } from '@ehr/feature-patients/contract'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'results:read': CLINICAL_ROLES,
  /** Say that one has seen a result: whoever does answers for what follows from it. */
  'results:review': ['clinician'],
})

export const RESULT_STATUS_VALUES = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
] as const

/** How a result lies to its range, in the laboratory's words or by comparison with the range it gave. */
export const INTERPRETATION_VALUES = ['N', 'L', 'H', 'LL', 'HH', 'A', 'AA'] as const

/** For how many days an abnormal result waits to be seen; older ones are history, which an import may bring. */
export const UNSEEN_DAYS = 90

/** One laboratory result. */
export const result = z.object({
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  code: coding,
  status: z.enum(RESULT_STATUS_VALUES),
  /** When the sample was taken. */
  takenAt: instant,
  issuedAt: z.nullable(instant),
  /** With the precision the laboratory reported (`5.40`); null for a result in words, or none yet. */
  value: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  /** A result in words, coded or not. */
  text: z.nullable(z.string()),
  referenceLow: z.nullable(decimal),
  referenceHigh: z.nullable(decimal),
  /** The range in words, or the people it holds for. */
  referenceText: z.nullable(z.string()),
  /** Null: there is no range, which does not mean normal. */
  interpretation: z.nullable(z.enum(INTERPRETATION_VALUES)),
  performer: z.nullable(z.string()),
  note: z.nullable(z.string()),
  encounterId: z.nullable(recordId),
  /** Abnormal, reported of late, and nobody has seen this version of it. */
  isUnseen: z.boolean(),
})
export type Result = z.infer<typeof result>

/** All results of the samples taken at one moment, in the order of a report. */
export const resultSet = z.object({ takenAt: instant, results: z.array(result) })
export type ResultSet = z.infer<typeof resultSet>

const patientParams = z.object({ patientId: recordId })

export const listResults = defineRoute({
  operationId: 'results.list',
  method: 'GET',
  path: '/api/patients/:patientId/results',
  summary: 'Laboratory results of a patient by the moment the sample was taken, newest first.',
  access: 'results:read',
  audit: 'read',
  params: patientParams,
  // A page holds whole moments: a column of the table with some of its results missing would read as "not done".
  query: z.extend(pageRequest, {
    /** Only those strictly before this moment. */
    before: z.optional(instant),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(resultSet),
})

const recordParams = z.object({ patientId: recordId, resultId: recordId })

export const getResult = defineRoute({
  operationId: 'results.get',
  method: 'GET',
  path: '/api/patients/:patientId/results/:resultId',
  summary: 'One laboratory result.',
  access: 'results:read',
  audit: 'read',
  params: recordParams,
  response: z.extend(result, {
    /** Who has seen this version of it, the first one first. */
    seen: z.array(z.object({ by: z.string(), at: instant })),
  }),
})

/*
 * A trend is asked for by the id of any of its results, not by the test's code: beside a patient's id even the
 * code of a test tells something about the patient (an HIV viral load), and addresses end in logs and histories.
 */
export const resultTrend = defineRoute({
  operationId: 'results.trend',
  method: 'GET',
  path: '/api/patients/:patientId/results/:resultId/trend',
  summary: 'All results of the same test as the one named, newest first.',
  access: 'results:read',
  audit: 'read',
  params: recordParams,
  query: pageRequest,
  response: pageOf(result),
})

/** Abnormal results of one sample that nobody has seen; none of a restricted chart, which must be opened for it. */
export const unseenSet = z.object({
  patient: patientLine,
  takenAt: instant,
  results: z.array(result),
})
export type UnseenSet = z.infer<typeof unseenSet>

export const listUnseen = defineRoute({
  operationId: 'results.unseen',
  method: 'GET',
  path: '/api/results/unseen',
  summary: 'Abnormal results of the last 90 days that nobody has seen, the newest sample first.',
  access: 'results:review',
  audit: 'search',
  openForRestricted: 'Leads to what waits to be seen; of a restricted chart it shows the name alone.',
  query: z.extend(pageRequest, {
    /** `mine`: of patients who had a visit with the caller within a year. */
    of: z._default(z.enum(['mine', 'all']), 'all'),
  }),
  response: pageOf(unseenSet),
})

export const markSeen = defineRoute({
  operationId: 'results.mark-seen',
  method: 'POST',
  path: '/api/patients/:patientId/results/seen',
  summary: 'Say that you have seen these results, in these versions.',
  access: 'results:review',
  audit: 'create',
  params: patientParams,
  body: z.strictObject({
    results: z
      .array(z.strictObject({ id: recordId, version: recordVersion }))
      .check(z.minLength(1), z.maxLength(100)),
  }),
  response: z.object({ seen: z.array(recordId) }),
})

/** Addresses of the screens, for neighbours that link to them. */
export const resultPaths = {
  list: (patientId: string) => `/patients/${patientId}/results` as const,
  /** The test of a result over time; any of its results leads there. */
  trend: (patientId: string, id: string) => `/patients/${patientId}/results/${id}` as const,
} as const
