import { defineWebFeature } from '@ehr/ui/feature.ts'
import {
  bookAppointment,
  getAppointment,
  listAppointments,
  listDay,
  updateAppointment,
  withdrawAppointment,
} from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Appointments: the arrivals of the day, and a patient's own in the chart. */
export const feature = defineWebFeature({
  name: 'appointments',
  routes: [
    {
      path: '/appointments/new',
      access: bookAppointment.access,
      titleKey: 'book',
      screen: () => import('./screens/choose-patient.tsx'),
    },
    {
      path: '/patients/$patientId/appointments',
      access: listAppointments.access,
      titleKey: 'title',
      screen: () => import('./screens/list-appointments.tsx'),
    },
    {
      path: '/patients/$patientId/appointments/new',
      access: bookAppointment.access,
      titleKey: 'book',
      screen: () => import('./screens/book-appointment.tsx'),
    },
    {
      path: '/patients/$patientId/appointments/$appointmentId',
      access: getAppointment.access,
      titleKey: 'one',
      screen: () => import('./screens/show-appointment.tsx'),
    },
    {
      path: '/patients/$patientId/appointments/$appointmentId/edit',
      access: updateAppointment.access,
      titleKey: 'move',
      screen: () => import('./screens/move-appointment.tsx'),
    },
    {
      path: '/patients/$patientId/appointments/$appointmentId/cancel',
      access: withdrawAppointment.access,
      titleKey: 'cancel.title',
      screen: () => import('./screens/cancel-appointment.tsx'),
    },
  ],
  dayPanels: [
    {
      id: 'arrivals',
      titleKey: 'day.title',
      access: listDay.access,
      order: 10,
      place: 'main',
      panel: () => import('./day/arrivals-panel.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'appointments',
      titleKey: 'title',
      access: listAppointments.access,
      order: 100,
      path: '/patients/$patientId/appointments',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  chartActions: [
    {
      labelKey: 'one',
      access: bookAppointment.access,
      order: 100,
      path: '/patients/$patientId/appointments/new',
    },
  ],
  timeline: {
    access: listAppointments.access,
    kinds: [{ kind: 'appointment', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
  records: [{ kind: 'appointment', titleKey: 'one' }],
})
