import {
  CLINICAL_ROLES,
  coding,
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

export const permissions = definePermissions({
  'encounters:read': CLINICAL_ROLES,
  'encounters:write': ['clinician', 'nurse'],
})

/** A visit that is over is not gone on with, a planned one does not end: the steps are in visit-steps.ts. */
export const stepNotPossible = defineProblem(
  'ENCOUNTER_STEP_NOT_POSSIBLE',
  409,
  'The visit cannot go from its status to that one',
)

/** Signed notes are marked as entered in error one by one, by people who read them. */
export const visitHasNotes = defineProblem(
  'ENCOUNTER_HAS_NOTES',
  409,
  'The visit has signed notes: mark those as entered in error first',
)

/** An appointment starts one visit, once the patient is there or expected. */
export const appointmentNotStartable = defineProblem(
  'APPOINTMENT_NOT_STARTABLE',
  409,
  'This appointment cannot start a visit: it has one, or it is over',
)

export const ENCOUNTER_STATUS_VALUES = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
] as const

export const ENCOUNTER_CLASS_VALUES = ['ambulatory', 'emergency', 'inpatient', 'home', 'virtual'] as const

/** A record that this one refers to, with what people call it. */
const named = z.object({ id: recordId, name: z.string() })

/** A record as it is kept. */
export const encounter = z.object({
  status: z.enum(ENCOUNTER_STATUS_VALUES),
  class: z.enum(ENCOUNTER_CLASS_VALUES),
  type: z.nullable(coding),
  reason: z.nullable(coding),
  startedAt: instant,
  endedAt: z.nullable(instant),
  location: z.nullable(named),
  practitioner: z.nullable(named),
  /** Why it was cancelled, reopened or entered in error. */
  statusReason: z.nullable(z.string()),
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Encounter = z.infer<typeof encounter>

/** Whether a visit goes on: what is recorded now belongs to it. */
export function isOpenVisit({ status }: Pick<Encounter, 'status'>): boolean {
  return status === 'arrived' || status === 'triaged' || status === 'in-progress' || status === 'onleave'
}

export const listEncounters = defineRoute({
  operationId: 'encounters.list',
  method: 'GET',
  path: '/api/patients/:patientId/encounters',
  summary: 'Visits of a patient, newest first.',
  access: 'encounters:read',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  query: z.extend(pageRequest, {
    /** Only those that began strictly before this moment. */
    before: z.optional(instant),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(encounter),
})

const recordParams = z.object({ patientId: recordId, encounterId: recordId })

export const getEncounter = defineRoute({
  operationId: 'encounters.get',
  method: 'GET',
  path: '/api/patients/:patientId/encounters/:encounterId',
  summary: 'One visit.',
  access: 'encounters:read',
  audit: 'read',
  params: recordParams,
  response: encounter,
})

/** What a new visit may begin as. */
export const STARTING_STATUS_VALUES = ['arrived', 'in-progress'] as const

const details = {
  class: z.enum(ENCOUNTER_CLASS_VALUES),
  type: z.nullable(coding),
  reason: z.nullable(coding),
  locationId: z.nullable(recordId),
  practitionerId: z.nullable(recordId),
}

export const startEncounter = defineRoute({
  operationId: 'encounters.start',
  method: 'POST',
  path: '/api/patients/:patientId/encounters',
  summary: 'Start a visit, from an appointment or without one.',
  access: 'encounters:write',
  audit: 'create',
  params: z.object({ patientId: recordId }),
  body: z.strictObject({
    ...details,
    status: z.enum(STARTING_STATUS_VALUES),
    /** The appointment that brought the patient; it is then in the room. */
    appointmentId: z.nullable(recordId),
  }),
  response: encounter,
})

export const updateEncounter = defineRoute({
  operationId: 'encounters.update',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId',
  summary: 'Replace what is written about a visit; its status has a route of its own.',
  access: 'encounters:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject(details),
  response: encounter,
})

export const setEncounterStatus = defineRoute({
  operationId: 'encounters.set-status',
  method: 'PUT',
  path: '/api/patients/:patientId/encounters/:encounterId/status',
  summary: 'Take a visit to its next status, end it, cancel it, or mark it as entered in error.',
  access: 'encounters:write',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({
    status: z.enum(ENCOUNTER_STATUS_VALUES),
    /** Needed to cancel, to reopen, and for an entry in error. */
    reason: z.nullable(text(500)),
  }),
  response: encounter,
})

export const listVisitChoices = defineRoute({
  operationId: 'encounters.choices',
  method: 'GET',
  path: '/api/encounters/choices',
  summary: 'Places and people that a visit may be with, and who you treat patients as.',
  access: 'encounters:write',
  audit: 'none',
  response: z.object({
    locations: z.array(named),
    practitioners: z.array(named),
    ownPractitionerId: z.nullable(recordId),
  }),
})

/** An appointment that the patient came for, or may still come for, and that has no visit yet. */
export const waitingAppointment = z.object({
  id: recordId,
  startsAt: instant,
  hasArrived: z.boolean(),
  visitType: z.nullable(coding),
  reason: z.nullable(coding),
  locationId: z.nullable(recordId),
  practitionerId: z.nullable(recordId),
})
export type WaitingAppointment = z.infer<typeof waitingAppointment>

export const listWaiting = defineRoute({
  operationId: 'encounters.waiting',
  method: 'GET',
  path: '/api/patients/:patientId/encounters/waiting',
  summary: 'Appointments of about today that a visit can be started from, those who have come first.',
  access: 'encounters:write',
  audit: 'read',
  params: z.object({ patientId: recordId }),
  response: z.object({ items: z.array(waitingAppointment) }),
})

/** Addresses of the screens, for neighbours that link to them. */
export const encounterPaths = {
  list: (patientId: string) => `/patients/${patientId}/encounters` as const,
  start: (patientId: string) => `/patients/${patientId}/encounters/new` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/encounters/${id}` as const,
  edit: (patientId: string, id: string) => `/patients/${patientId}/encounters/${id}/edit` as const,
}
