import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Appointment, AppointmentInput } from '../../contract.ts'

/** An appointment as the form holds it while people type. */
export type BookingDraft = Draft<AppointmentInput>

/** What a new appointment begins with; the time is always chosen by the person who books. */
export function blankBooking(
  given: Partial<Pick<BookingDraft, 'locationId' | 'practitionerId'>>,
): BookingDraft {
  return {
    startsAt: null,
    minutes: 15,
    locationId: null,
    practitionerId: null,
    visitType: null,
    reason: null,
    reasonText: null,
    comment: null,
    overlapReason: null,
    ...given,
  }
}

/** What of an appointment the form shows and writes. */
export function draftOf(appointment: Appointment): BookingDraft {
  const { startsAt, endsAt, location, practitioner } = appointment
  return {
    startsAt,
    minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
    locationId: location.id,
    practitionerId: practitioner.id,
    visitType: appointment.visitType,
    reason: appointment.reason,
    reasonText: appointment.reasonText,
    comment: appointment.comment,
    overlapReason: appointment.overlapReason,
  }
}
