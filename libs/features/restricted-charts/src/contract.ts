import {
  CLINICAL_ROLES,
  definePermissions,
  defineProblem,
  defineRoute,
  instant,
  pageOf,
  pageRequest,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import { getPatientSummary, humanName } from '@ehr/feature-patients/contract'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  /** Restrict a chart, or open it again where one may open it oneself. */
  'restricted-charts:restrict': ['administrator', 'clinician'],
  /** Open a restricted chart again without being able to look into it. */
  'restricted-charts:administer': ['administrator'],
  /** Have a care relation, or break the glass; whoever lacks it never opens a restricted chart. */
  'restricted-charts:open': CLINICAL_ROLES,
  'restricted-charts:review': ['administrator', 'auditor'],
})

/** The chart is closed to who asks; breaking the glass opens it to clinical roles. */
export const chartRestricted = defineProblem(
  'CHART_RESTRICTED',
  403,
  'This chart is restricted to those who treat the patient',
)

/** Breaking the glass of a chart that is open to everybody: nothing to break. */
export const chartNotRestricted = defineProblem('CHART_NOT_RESTRICTED', 409, 'This chart is not restricted')

/** Nobody looks into what they did themselves. */
export const ownBreakGlass = defineProblem('OWN_BREAK_GLASS', 409, 'Somebody else must look into this')

export const BREAK_GLASS_REASONS = [
  'emergency',
  'covering',
  'consultation',
  'follow-up',
  'patient-request',
  'other',
] as const

/** Why a chart is as open as it is to who asks. */
export const CHART_ACCESS_STATES = ['unrestricted', 'care-relation', 'broken-glass', 'closed'] as const

export const chartAccess = z.object({
  state: z.enum(CHART_ACCESS_STATES),
  /** Whether this account may break the glass. */
  mayBreakGlass: z.boolean(),
  /** For how many hours a broken glass opens the chart. */
  hours: z.int(),
  /** `broken-glass`: until when. */
  until: z.nullable(instant),
})
export type ChartAccess = z.infer<typeof chartAccess>

const patientParams = z.object({ patientId: recordId })

export const getChartAccess = defineRoute({
  operationId: 'restricted-charts.access',
  method: 'GET',
  path: '/api/patients/:patientId/chart-access',
  summary: 'Whether you may open a chart, and why.',
  access: getPatientSummary.access,
  // It tells about the account that asks, and shows nothing of the chart.
  audit: 'none',
  openForRestricted: 'Says that the chart is closed, and to whom.',
  params: patientParams,
  response: chartAccess,
})

export const breakGlass = defineRoute({
  operationId: 'restricted-charts.break-glass',
  method: 'POST',
  path: '/api/patients/:patientId/break-glass',
  summary: 'Open a restricted chart without a care relation, for a stated reason and some hours.',
  access: 'restricted-charts:open',
  audit: 'create',
  openForRestricted: 'Opens the chart, on the record.',
  params: patientParams,
  body: z.strictObject({ reasonCode: z.enum(BREAK_GLASS_REASONS), reasonText: text(500) }),
  response: chartAccess,
})

/** What is known of the restriction itself, with the version of the patient that a change needs. */
export const chartRestriction = z.object({
  isRestricted: z.boolean(),
  version: recordVersion,
  reason: z.nullable(z.string()),
  changedAt: z.nullable(instant),
  /** Name of the account; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type ChartRestriction = z.infer<typeof chartRestriction>

export const getChartRestriction = defineRoute({
  operationId: 'restricted-charts.get-restriction',
  method: 'GET',
  path: '/api/patients/:patientId/restriction',
  summary: 'Whether a chart is restricted, since when, by whom and why.',
  access: 'restricted-charts:restrict',
  audit: 'read',
  openForRestricted: 'Administrators open charts again without looking into them.',
  params: patientParams,
  response: chartRestriction,
})

export const setChartRestriction = defineRoute({
  operationId: 'restricted-charts.set-restriction',
  method: 'PUT',
  path: '/api/patients/:patientId/restriction',
  summary: 'Restrict a chart to those with a care relation, or open it again; with a reason.',
  access: 'restricted-charts:restrict',
  audit: 'update',
  openForRestricted:
    'Administrators open charts again without looking into them; the handler refuses others to whom it is closed.',
  params: patientParams,
  body: z.strictObject({ isRestricted: z.boolean(), reason: text(500) }),
  response: chartRestriction,
})

/** Somebody opened a restricted chart without a care relation. */
export const brokenGlass = z.object({
  id: recordId,
  version: recordVersion,
  patient: z.object({ id: recordId, mrn: z.string(), names: z.array(humanName) }),
  user: z.object({ id: recordId, name: z.string() }),
  reasonCode: z.enum(BREAK_GLASS_REASONS),
  reasonText: z.string(),
  brokenAt: instant,
  expiresAt: instant,
  reviewedAt: z.nullable(instant),
  reviewedBy: z.nullable(z.string()),
  reviewNote: z.nullable(z.string()),
})
export type BrokenGlass = z.infer<typeof brokenGlass>

const WATCHED = 'Shows who opened restricted charts, and nothing of what is in them.'

export const listBrokenGlasses = defineRoute({
  operationId: 'restricted-charts.list-broken-glasses',
  method: 'GET',
  path: '/api/broken-glasses',
  summary: 'Who opened restricted charts without a care relation, the newest first.',
  access: 'restricted-charts:review',
  audit: 'search',
  openForRestricted: WATCHED,
  query: z.extend(pageRequest, { state: z._default(z.enum(['all', 'not-reviewed']), 'all') }),
  response: pageOf(brokenGlass),
})

export const reviewBrokenGlass = defineRoute({
  operationId: 'restricted-charts.review-broken-glass',
  method: 'PUT',
  path: '/api/broken-glasses/:breakGlassId/review',
  summary: 'Say that you looked into why a restricted chart was opened, and what you found.',
  access: 'restricted-charts:review',
  audit: 'update',
  openForRestricted: WATCHED,
  params: z.object({ breakGlassId: recordId }),
  body: z.strictObject({ note: z.nullable(text(500)) }),
  response: brokenGlass,
})

/** Addresses of the screens, for neighbours that link to them. */
export const restrictedChartPaths = {
  brokenGlasses: '/broken-glasses',
  restriction: (patientId: string) => `/patients/${patientId}/restriction` as const,
}
