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
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'results:read': CLINICAL_ROLES,
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
  response: result,
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

/** Addresses of the screens, for neighbours that link to them. */
export const resultPaths = {
  list: (patientId: string) => `/patients/${patientId}/results` as const,
  /** The test of a result over time; any of its results leads there. */
  trend: (patientId: string, id: string) => `/patients/${patientId}/results/${id}` as const,
} as const
