import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { type Appointment, appointmentPaths } from '../contract.ts'
import { ReasonText } from './reason-text.tsx'
import { AppointmentStatusMark } from './status-mark.tsx'

/** A record in two lines, for the panels of the chart. */
export function rowOf(appointment: Appointment): PanelRow {
  const { id, patientId, status, practitioner } = appointment
  return {
    key: id,
    to: appointmentPaths.detail(patientId, id),
    title: <ReasonText appointment={appointment} />,
    mark: <AppointmentStatusMark status={status} />,
    end: <ClinicalMoment at={appointment.startsAt} />,
    detail: <bdi>{practitioner.name}</bdi>,
    tone: status === 'entered-in-error' || status === 'cancelled' ? 'struck' : undefined,
  }
}
