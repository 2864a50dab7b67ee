import {
  calendarDate,
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
import { patientLine } from '@ehr/feature-patients/contract'
import * as z from 'zod/mini'
import {
  APPOINTMENT_STATUS_VALUES,
  ARRIVAL_VALUES,
  TREATMENT_VALUES,
  WITHDRAWAL_VALUES,
} from './contract/steps.ts'

export { APPOINTMENT_STATUS_VALUES, type AppointmentStatus } from './contract/steps.ts'

export const permissions = definePermissions({
  'appointments:read': ['clinician', 'nurse', 'front-desk', 'administrator'],
  /** Book, move, cancel. */
  'appointments:book': ['clinician', 'nurse', 'front-desk'],
  /** Say who has come and who has not. */
  'appointments:receive': ['clinician', 'nurse', 'front-desk'],
  /** Say who is in the room and who is done. */
  'appointments:treat': ['clinician', 'nurse'],
})

/** Booking a practitioner twice at a time needs a reason (`overlapReason`). */
export const overlapping = defineProblem(
  'APPOINTMENT_OVERLAP',
  409,
  'The practitioner has another appointment at this time',
)
export const noSuchStep = defineProblem(
  'APPOINTMENT_NO_SUCH_STEP',
  409,
  'The appointment cannot take this step from where it is',
)

/** What people write when they book or move an appointment. */
export const appointmentInput = z.strictObject({
  startsAt: instant,
  minutes: z.int().check(z.minimum(5), z.maximum(480)),
  locationId: recordId,
  practitionerId: recordId,
  visitType: z.nullable(coding),
  reason: z.nullable(coding),
  reasonText: z.nullable(text(500)),
  comment: z.nullable(text(1000)),
  /** Why the practitioner is booked twice at this time; without it a double booking is refused. */
  overlapReason: z.nullable(text(500)),
})
export type AppointmentInput = z.infer<typeof appointmentInput>

/** A record that this one refers to, with what people call it. */
const named = z.object({ id: recordId, name: z.string() })

const progress = {
  id: recordId,
  patientId: recordId,
  version: recordVersion,
  status: z.enum(APPOINTMENT_STATUS_VALUES),
  arrivedAt: z.nullable(instant),
  inRoomAt: z.nullable(instant),
  doneAt: z.nullable(instant),
}

/** How far an appointment has come; nothing of what it is about. */
export const appointmentProgress = z.object(progress)
export type AppointmentProgress = z.infer<typeof appointmentProgress>

const booking = {
  ...progress,
  startsAt: instant,
  endsAt: instant,
  location: named,
  practitioner: named,
  visitType: z.nullable(coding),
  reason: z.nullable(coding),
  reasonText: z.nullable(z.string()),
  comment: z.nullable(z.string()),
  overlapReason: z.nullable(z.string()),
  encounterId: z.nullable(recordId),
}

/** A record as it is kept. */
export const appointment = z.object({
  ...booking,
  cancelReason: z.nullable(z.string()),
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type Appointment = z.infer<typeof appointment>

/** A line of the day; of a restricted chart neither what the visit is for nor what came of it. */
export const arrival = z.object({ ...booking, patient: patientLine })
export type Arrival = z.infer<typeof arrival>

const patientParams = z.object({ patientId: recordId })

export const listDay = defineRoute({
  operationId: 'appointments.day',
  method: 'GET',
  path: '/api/appointments',
  summary: 'The appointments of a day at one site or all, each by the site’s own clocks, in order of time.',
  access: 'appointments:read',
  audit: 'search',
  openForRestricted: 'Shows who comes today; of a restricted chart it shows the name alone.',
  query: z.extend(pageRequest, {
    day: calendarDate,
    locationId: z.optional(recordId),
    practitionerId: z.optional(recordId),
  }),
  response: pageOf(arrival),
})

export const listChoices = defineRoute({
  operationId: 'appointments.choices',
  method: 'GET',
  path: '/api/appointments/choices',
  summary: 'The sites and the practitioners that may be booked, and whom the caller treats as.',
  access: 'appointments:read',
  audit: 'none',
  response: z.object({
    locations: z.array(z.extend(named, { timeZone: z.string() })),
    practitioners: z.array(named),
    /** Null: the caller's account is no practitioner's. */
    practitionerId: z.nullable(recordId),
  }),
})

export const listAppointments = defineRoute({
  operationId: 'appointments.list',
  method: 'GET',
  path: '/api/patients/:patientId/appointments',
  summary: 'Appointments of a patient, the latest first.',
  access: 'appointments:read',
  audit: 'read',
  params: patientParams,
  query: z.extend(pageRequest, {
    /** Only those that begin strictly before. */
    before: z.optional(instant),
    enteredInError: enteredInErrorFilter,
  }),
  response: pageOf(appointment),
})

const recordParams = z.object({ patientId: recordId, appointmentId: recordId })

export const getAppointment = defineRoute({
  operationId: 'appointments.get',
  method: 'GET',
  path: '/api/patients/:patientId/appointments/:appointmentId',
  summary: 'One appointment.',
  access: 'appointments:read',
  audit: 'read',
  params: recordParams,
  response: appointment,
})

export const bookAppointment = defineRoute({
  operationId: 'appointments.book',
  method: 'POST',
  path: '/api/patients/:patientId/appointments',
  summary: 'Book an appointment; a double booking is refused unless a reason is given.',
  access: 'appointments:book',
  audit: 'create',
  openForRestricted: 'Anybody can ask for an appointment; the answer tells only what was sent.',
  params: patientParams,
  body: appointmentInput,
  response: appointment,
})

export const updateAppointment = defineRoute({
  operationId: 'appointments.update',
  method: 'PUT',
  path: '/api/patients/:patientId/appointments/:appointmentId',
  summary: 'Move an appointment, or change what it is for, before the patient is in the room.',
  access: 'appointments:book',
  audit: 'update',
  params: recordParams,
  body: appointmentInput,
  response: appointment,
})

export const setArrival = defineRoute({
  operationId: 'appointments.set-arrival',
  method: 'PUT',
  path: '/api/patients/:patientId/appointments/:appointmentId/arrival',
  summary: 'Say that the patient has come, has not come, or neither yet.',
  access: 'appointments:receive',
  audit: 'update',
  openForRestricted: 'The desk receives everybody; the answer tells nothing of what the visit is for.',
  params: recordParams,
  body: z.strictObject({
    status: z.enum(ARRIVAL_VALUES),
    /** For who comes after all when the time was given to somebody else. */
    overlapReason: z._default(z.nullable(text(500)), null),
  }),
  response: appointmentProgress,
})

export const setTreatment = defineRoute({
  operationId: 'appointments.set-treatment',
  method: 'PUT',
  path: '/api/patients/:patientId/appointments/:appointmentId/treatment',
  summary: 'Say that the patient is in the room, is done, or waits again.',
  access: 'appointments:treat',
  audit: 'update',
  params: recordParams,
  body: z.strictObject({ status: z.enum(TREATMENT_VALUES) }),
  response: appointmentProgress,
})

export const withdrawAppointment = defineRoute({
  operationId: 'appointments.withdraw',
  method: 'PUT',
  path: '/api/patients/:patientId/appointments/:appointmentId/withdrawal',
  summary: 'Cancel an appointment, or mark one that was entered in error, with the reason.',
  access: 'appointments:book',
  audit: 'update',
  openForRestricted: 'Anybody can call an appointment off; the answer tells nothing of what it was for.',
  params: recordParams,
  body: z.strictObject({ status: z.enum(WITHDRAWAL_VALUES), reason: text(500) }),
  response: appointmentProgress,
})

/** Addresses of the screens, for neighbours that link to them. */
export const appointmentPaths = {
  list: (patientId: string) => `/patients/${patientId}/appointments` as const,
  detail: (patientId: string, id: string) => `/patients/${patientId}/appointments/${id}` as const,
  book: (patientId: string) => `/patients/${patientId}/appointments/new` as const,
  move: (patientId: string, id: string) => `/patients/${patientId}/appointments/${id}/edit` as const,
  cancel: (patientId: string, id: string) => `/patients/${patientId}/appointments/${id}/cancel` as const,
  /** Booking for a patient who is still to be chosen. */
  choosePatient: '/appointments/new',
} as const
