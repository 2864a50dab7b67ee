import { defineWebFeature } from '@ehr/ui/feature.ts'
import { listVitals, markVitalAsError, recordVitals } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Vital signs in a patient's chart: the newest, by date, over time, and recording a set. */
export const feature = defineWebFeature({
  name: 'vitals',
  routes: [
    {
      path: '/patients/$patientId/vitals',
      access: listVitals.access,
      titleKey: 'title',
      screen: () => import('./screens/list-vitals.tsx'),
    },
    {
      path: '/patients/$patientId/vitals/new',
      access: recordVitals.access,
      titleKey: 'record.title',
      screen: () => import('./screens/record-vitals.tsx'),
    },
    {
      path: '/patients/$patientId/vitals/measurements',
      access: listVitals.access,
      titleKey: 'measurements.title',
      screen: () => import('./screens/list-measurements.tsx'),
    },
    {
      path: '/patients/$patientId/vitals/$observationId/error',
      access: markVitalAsError.access,
      titleKey: 'error.title',
      screen: () => import('./screens/mark-vital-as-error.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'vitals',
      titleKey: 'title',
      access: listVitals.access,
      order: 50,
      path: '/patients/$patientId/vitals',
      panel: () => import('./panel/chart-panel.tsx'),
    },
  ],
  chartActions: [
    {
      labelKey: 'record.action',
      access: recordVitals.access,
      order: 10,
      path: '/patients/$patientId/vitals/new',
    },
  ],
  visitPanels: [
    { id: 'vitals', access: listVitals.access, order: 50, panel: () => import('./panel/visit-panel.tsx') },
  ],
  timeline: {
    access: listVitals.access,
    kinds: [{ kind: 'vitals', labelKey: 'title' }],
    fetch: fetchTimeline,
  },
  summarySections: [
    {
      id: 'vitals',
      titleKey: 'title',
      access: listVitals.access,
      order: 40,
      section: () => import('./panel/summary-section.tsx'),
    },
  ],
  records: [{ kind: 'vital', titleKey: 'title' }],
})
