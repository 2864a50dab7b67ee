import type { TimelineEntry, TimelinePage } from '@ehr/ui'
import { request } from '@ehr/ui/request/request.ts'
import { type Appointment, appointmentPaths, listAppointments } from '../contract.ts'

/** Appointments as entries of the patient's timeline, newest first. @throws RequestFailure */
export async function fetchTimeline(
  patientId: string,
  { before, limit, signal }: TimelinePage,
): Promise<TimelineEntry[]> {
  const query = { limit, ...(before === undefined ? {} : { before }) }
  const options = signal === undefined ? {} : { signal }
  const { items } = await request(listAppointments, { params: { patientId }, query }, options)
  return items.map(toEntry)
}

function toEntry(appointment: Appointment): TimelineEntry {
  return {
    id: appointment.id,
    at: appointment.startsAt,
    kind: 'appointment',
    path: appointmentPaths.detail(appointment.patientId, appointment.id),
    titleKey: 'one',
  }
}
