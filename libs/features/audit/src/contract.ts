import {
  AUDIT_ACTIONS,
  definePermissions,
  defineRoute,
  instant,
  pageOf,
  pageRequest,
  recordId,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'audit:read': ['auditor', 'administrator'],
  /** Reads in the trail what a patient's record said: not for those to whom charts themselves are closed. */
  'audit:values': ['auditor'],
  /** Takes the trail out of the installation: not for those whose own acts it holds. */
  'audit:export': ['auditor'],
})

/** Why the trail also tells of restricted charts: watching over them is what it is for. */
const WATCHED = 'Tells who opened the chart, to those who watch over it.'

export const ACTIONS = AUDIT_ACTIONS.filter((action) => action !== 'none')
export const OUTCOMES = ['success', 'refused', 'failed'] as const
/** How a restricted chart is opened without a care relation (feature restricted-charts). */
export const BREAK_GLASS = 'restricted-charts.break-glass'

/** What of the trail is asked for; `null`: whatever. */
export const filters = z.strictObject({
  userId: z.nullable(recordId),
  patientId: z.nullable(recordId),
  /** Medical record number, as it is written on the chart. */
  mrn: z.nullable(text(40)),
  action: z.nullable(z.enum(ACTIONS)),
  outcome: z.nullable(z.enum(OUTCOMES)),
  recordId: z.nullable(recordId),
  /** Restricted charts that were opened for a stated reason, and nothing else. */
  breakGlass: z.boolean(),
  from: z.nullable(instant),
  before: z.nullable(instant),
})
export type Filters = z.infer<typeof filters>

/** Asks for everything. */
export const NO_FILTERS: Filters = {
  userId: null,
  patientId: null,
  mrn: null,
  action: null,
  outcome: null,
  recordId: null,
  breakGlass: false,
  from: null,
  before: null,
}

const person = z.object({ id: recordId, name: z.string() })
const patient = z.object({ id: recordId, mrn: z.string() })

const event = z.object({
  id: recordId,
  recordedAt: instant,
  action: z.enum(ACTIONS),
  outcome: z.enum(OUTCOMES),
  operation: z.string(),
  /** `null`: nobody was signed in, or a command. */
  user: z.nullable(person),
  roles: z.array(z.string()),
  /** The first of those concerned; `patientCount` says how many there are. */
  patients: z.array(patient),
  patientCount: z.int(),
  recordType: z.nullable(z.string()),
  recordId: z.nullable(recordId),
  recordVersion: z.nullable(z.int()),
  reason: z.nullable(z.string()),
  isBreakGlass: z.boolean(),
})
export type Event = z.infer<typeof event>

const matches = z.object({
  count: z.int(),
  /** Whether there are more than `count`. */
  isAtLeast: z.boolean(),
})
export type Matches = z.infer<typeof matches>

/** What a page has beside its events: how many match, on the first one. */
export const pageFacts = z.object({ matches: z.optional(matches) })

export const searchEvents = defineRoute({
  operationId: 'audit.search',
  method: 'POST',
  path: '/api/audit/search',
  summary: 'Finds events of the audit trail, the newest first.',
  access: 'audit:read',
  audit: 'search',
  openForRestricted: WATCHED,
  body: z.strictObject({ filters, ...pageRequest.shape }),
  response: z.extend(pageOf(event), pageFacts.shape),
})

const change = z.object({
  column: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
})
export type Change = z.infer<typeof change>

const eventDetail = z.extend(event, {
  changes: z.array(change),
  /** Whether changes are left out, since they are of a chart that who asks may not read. */
  areChangesHidden: z.boolean(),
  /** What was asked, as JSON; null when nothing is said. */
  detail: z.nullable(z.string()),
  sessionId: z.nullable(recordId),
  clientAddress: z.nullable(z.string()),
  userAgent: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
  /** Where it stands in its chain; null until it is sealed. */
  seal: z.nullable(z.object({ chainId: recordId, sequence: z.int() })),
})
export type EventDetail = z.infer<typeof eventDetail>

export const getEvent = defineRoute({
  operationId: 'audit.get',
  method: 'GET',
  path: '/api/audit/events/:eventId',
  summary: 'Reads one event: what was asked, what was before and after.',
  access: 'audit:read',
  audit: 'read',
  openForRestricted: WATCHED,
  params: z.object({ eventId: recordId }),
  response: eventDetail,
})

export const listUsers = defineRoute({
  operationId: 'audit.users',
  method: 'GET',
  path: '/api/audit/users',
  summary: 'Lists all accounts by name, for asking what one of them did.',
  access: 'audit:read',
  audit: 'none',
  response: z.object({ items: z.array(person) }),
})

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const
/** Most events of one export: what a spreadsheet opens without trouble. */
export const MOST_EXPORTED = 10_000

export const exportEvents = defineRoute({
  operationId: 'audit.export',
  method: 'POST',
  path: '/api/audit/export',
  summary: 'Exports events of the audit trail for a stated reason, without what was asked or changed.',
  access: 'audit:export',
  audit: 'export',
  openForRestricted: WATCHED,
  body: z.strictObject({ filters, format: z.enum(EXPORT_FORMATS), reason: text(500) }),
  response: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    text: z.string(),
    count: z.int(),
    /** False when there were more than an export holds. */
    isComplete: z.boolean(),
  }),
})

/** One person's dealings with one chart on one day of the clinic. */
const access = z.object({
  day: z.iso.date(),
  /** `null`: nobody was signed in, or a command. */
  user: z.nullable(person),
  roles: z.array(z.string()),
  firstAt: instant,
  lastAt: instant,
  /** How often the chart was looked into. */
  opened: z.int(),
  /** How often it was among the hits of a search, or in a list. */
  found: z.int(),
  changed: z.int(),
  exported: z.int(),
  refused: z.int(),
  /** How often the trail itself was read about this patient. */
  audited: z.int(),
  /** Why the restricted chart was opened without a care relation. */
  breakGlassReasons: z.array(z.string()),
})
export type ChartAccess = z.infer<typeof access>

/** Most lines of one answer. */
export const MOST_ACCESSES = 500

const chartAccesses = z.object({
  patient: z.object({
    id: recordId,
    mrn: z.string(),
    name: z.nullable(z.string()),
    language: z.nullable(z.string()),
  }),
  items: z.array(access),
  /** False when there were more: ask for a shorter time. */
  isComplete: z.boolean(),
  /** Whether the clinic names its staff in a patient's report, or tells their roles only. */
  namesStaff: z.boolean(),
})
export type ChartAccesses = z.infer<typeof chartAccesses>

export const listChartAccesses = defineRoute({
  operationId: 'audit.chart-accesses',
  method: 'GET',
  path: '/api/patients/:patientId/accesses',
  summary: 'Who opened a chart, by person and day, the newest first.',
  access: 'audit:read',
  audit: 'read',
  openForRestricted: WATCHED,
  params: z.object({ patientId: recordId }),
  query: z.object({ from: z.optional(instant), before: z.optional(instant) }),
  response: chartAccesses,
})

/** Addresses of the screens. */
export const auditPaths = {
  trail: '/audit',
  event: (eventId: string) => `/audit/events/${eventId}`,
  chart: (patientId: string) => `/audit/patients/${patientId}`,
  report: (patientId: string) => `/audit/patients/${patientId}/report`,
}
