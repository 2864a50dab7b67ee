import {
  CLINICAL_ROLES,
  coding,
  decimal,
  definePermissions,
  defineProblem,
  defineRoute,
  enteredInErrorFilter,
  instant,
  pageOf,
  pageRequest,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'
import { vitalSetInput } from './contract/vital-input.ts'
import { VITAL_KINDS } from './contract/vital-kinds.ts'

export const permissions = definePermissions({
  'vitals:read': CLINICAL_ROLES,
  'vitals:write': ['clinician', 'nurse'],
})

/** Values far from what is usual at the patient's age need `confirmed: true`; the places name them. */
export const unusualVitals = defineProblem(
  'VITALS_UNUSUAL',
  409,
  'Some values are unusual at this age: check them, then confirm',
)

export const VITAL_STATUS_VALUES = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
] as const

/** What is usual, with the ages in months it holds for; `text` when the range came with the value. */
export const vitalRange = z.object({
  low: z.nullable(decimal),
  high: z.nullable(decimal),
  fromMonths: z.nullable(z.int()),
  toMonths: z.nullable(z.int()),
  text: z.nullable(z.string()),
})
export type VitalRange = z.infer<typeof vitalRange>

/** Children are compared with WHO's standards (2006) to five years, with CDC's charts (2000) to twenty. */
export const GROWTH_STANDARDS = ['who-2006', 'cdc-2000'] as const
export type GrowthStandard = (typeof GROWTH_STANDARDS)[number]

/** Where a child's value is among children of the same age and sex. */
export const growth = z.object({
  standard: z.enum(GROWTH_STANDARDS),
  /** Standard deviations from the median, two decimals. */
  zScore: z.number(),
  /** Share of children below it, in per cent, one decimal. */
  percentile: z.number(),
  /** So far out that the measurement is more likely wrong than true. */
  isImplausible: z.boolean(),
})
export type Growth = z.infer<typeof growth>

/** One measured value; a blood pressure is two. */
export const vital = z.object({
  /** Unique among the values; that of the component, where the observation has several. */
  id: recordId,
  observationId: recordId,
  /** Null for a vital sign that has come from elsewhere and that we do not record ourselves. */
  kind: z.nullable(z.enum(VITAL_KINDS)),
  code: coding,
  takenAt: instant,
  /** With the precision it was recorded with; null for one in words. */
  value: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  text: z.nullable(z.string()),
  status: z.enum(VITAL_STATUS_VALUES),
  /** Null: there is no range to compare with, which does not mean normal. */
  interpretation: z.nullable(z.enum(['N', 'L', 'H', 'LL', 'HH', 'A', 'AA'])),
  range: z.nullable(vitalRange),
  /** Null unless the patient is a child of a known day of birth and sex, and the sign has charts. */
  growth: z.nullable(growth),
  /** Version of the observation; the ETag of a change. */
  version: recordVersion,
  encounterId: z.nullable(recordId),
})
export type Vital = z.infer<typeof vital>

/** All that was measured at one moment, in measuring order. */
export const vitalSet = z.object({ takenAt: instant, values: z.array(vital) })
export type VitalSet = z.infer<typeof vitalSet>

const patientParams = z.object({ patientId: recordId })

export const listVitals = defineRoute({
  operationId: 'vitals.list',
  method: 'GET',
  path: '/api/patients/:patientId/vitals',
  summary: 'Sets of vital signs of a patient, newest first.',
  access: 'vitals:read',
  audit: 'read',
  params: patientParams,
  query: z.extend(pageRequest, {
    /** Only those strictly before this moment. */
    before: z.optional(instant),
    /** Only those of this visit. */
    encounterId: z.optional(recordId),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(vitalSet),
})

/** The newest value of each kind and unit, with the few before it. */
export const latestVital = z.object({
  ...vital.shape,
  /** Oldest first; the newest value is the last. */
  recent: z.array(z.object({ at: instant, value: z.string() })),
})
export type LatestVital = z.infer<typeof latestVital>

export const listLatestVitals = defineRoute({
  operationId: 'vitals.latest',
  method: 'GET',
  path: '/api/patients/:patientId/vitals/latest',
  summary: 'The newest value of each vital sign of a patient.',
  access: 'vitals:read',
  audit: 'read',
  params: patientParams,
  response: z.object({ items: z.array(latestVital) }),
})

export const vitalTrend = defineRoute({
  operationId: 'vitals.trend',
  method: 'GET',
  path: '/api/patients/:patientId/vitals/trend',
  summary: 'The values of one vital sign over time, newest first.',
  access: 'vitals:read',
  audit: 'read',
  params: patientParams,
  // The kind says nothing about the patient: everybody is asked for each of them.
  query: z.extend(pageRequest, { kind: z.enum(VITAL_KINDS) }),
  response: pageOf(vital),
})

export const recordVitals = defineRoute({
  operationId: 'vitals.record',
  method: 'POST',
  path: '/api/patients/:patientId/vitals',
  summary: 'Record a set of vital signs taken together; BMI is computed from weight and height.',
  access: 'vitals:write',
  audit: 'create',
  params: patientParams,
  body: vitalSetInput,
  response: vitalSet,
})

const measurementParams = z.object({ patientId: recordId, observationId: recordId })

/** One measurement as it was recorded: a value, or both pressures. */
export const measurement = z.object({
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  status: z.enum(VITAL_STATUS_VALUES),
  statusReason: z.nullable(z.string()),
  values: z.array(vital),
})
export type Measurement = z.infer<typeof measurement>

export const getMeasurement = defineRoute({
  operationId: 'vitals.get',
  method: 'GET',
  path: '/api/patients/:patientId/vitals/:observationId',
  summary: 'One measurement.',
  access: 'vitals:read',
  audit: 'read',
  params: measurementParams,
  response: measurement,
})

export const markVitalAsError = defineRoute({
  operationId: 'vitals.mark-as-error',
  method: 'PUT',
  path: '/api/patients/:patientId/vitals/:observationId/error',
  summary: 'Say that a measurement was entered in error; it stays readable.',
  access: 'vitals:write',
  audit: 'update',
  params: measurementParams,
  body: z.strictObject({ reason: text(500) }),
  response: measurement,
})

/** Addresses of the screens, for neighbours that link to them. */
export const vitalPaths = {
  list: (patientId: string) => `/patients/${patientId}/vitals` as const,
  create: (patientId: string) => `/patients/${patientId}/vitals/new` as const,
  measurements: (patientId: string) => `/patients/${patientId}/vitals/measurements` as const,
  error: (patientId: string, id: string) => `/patients/${patientId}/vitals/${id}/error` as const,
} as const
