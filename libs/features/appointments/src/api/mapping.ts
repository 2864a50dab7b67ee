import type { PatientLine } from '@ehr/patient-lines'
import type { Appointment, AppointmentInput, AppointmentProgress, Arrival } from '../contract.ts'
import type { AppointmentRow } from './queries.ts'

/** A row as the contract shows it. */
export function toAppointment(row: AppointmentRow): Appointment {
  return {
    ...toBooking(row),
    cancelReason: row.cancelReason,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
  }
}

/** A row as a line of the day; what the visit is for stays in a restricted chart. */
export function toArrival(row: AppointmentRow, patient: PatientLine): Arrival {
  const booking = toBooking(row)
  const names = patient.names.map((name) => ({ ...name }))
  const line = { ...booking, patient: { ...patient, names } }
  if (!patient.isRestricted) return line
  return {
    ...line,
    visitType: null,
    reason: null,
    reasonText: null,
    comment: null,
    overlapReason: null,
    encounterId: null,
  }
}

/** How far the appointment has come. */
export function toProgress(
  row: Pick<AppointmentRow, 'id' | 'patientId' | 'version' | 'status' | 'arrivedAt' | 'inRoomAt' | 'doneAt'>,
): AppointmentProgress {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    status: row.status,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    inRoomAt: row.inRoomAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
  }
}

/** The columns that people write. */
export function toColumns(input: AppointmentInput) {
  return {
    ...spanOf(input),
    locationId: input.locationId,
    practitionerId: input.practitionerId,
    visitTypeSystem: input.visitType?.system ?? null,
    visitTypeCode: input.visitType?.code ?? null,
    visitTypeDisplay: input.visitType?.display ?? null,
    reasonSystem: input.reason?.system ?? null,
    reasonCode: input.reason?.code ?? null,
    reasonDisplay: input.reason?.display ?? null,
    reasonText: input.reasonText,
    comment: input.comment,
  }
}

/** From when to when; minutes are elapsed time, also over a change of the clocks. */
export function spanOf({ startsAt, minutes }: Pick<AppointmentInput, 'startsAt' | 'minutes'>) {
  const from = new Date(startsAt)
  return { startsAt: from, endsAt: new Date(from.getTime() + minutes * 60_000) }
}

function toBooking(row: AppointmentRow) {
  return {
    ...toProgress(row),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    location: { id: row.locationId, name: row.locationName },
    practitioner: { id: row.practitionerId, name: row.practitionerName },
    visitType: toCoding(row.visitTypeSystem, row.visitTypeCode, row.visitTypeDisplay),
    reason: toCoding(row.reasonSystem, row.reasonCode, row.reasonDisplay),
    reasonText: row.reasonText,
    comment: row.comment,
    overlapReason: row.overlapReason,
    encounterId: row.encounterId,
  }
}

function toCoding(system: string | null, code: string | null, display: string | null) {
  return system === null || code === null || display === null ? null : { system, code, display }
}
