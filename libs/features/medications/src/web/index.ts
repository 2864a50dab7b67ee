import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getMedication, listMedications, listMedicationsByDate } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** What a patient takes and took. */
export const feature = defineWebFeature({
  name: 'medications',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [
    {
      path: '/patients/$patientId/medications',
      access: listMedications.access,
      titleKey: 'title',
      screen: () => import('./screens/list-medications.tsx'),
    },
    {
      path: '/patients/$patientId/medications/$medicationId',
      access: getMedication.access,
      titleKey: 'one',
      screen: () => import('./screens/show-medication.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'medications',
      titleKey: 'title',
      access: listMedications.access,
      order: 30,
      path: '/patients/$patientId/medications',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  visitPanels: [
    {
      id: 'medications',
      access: listMedicationsByDate.access,
      order: 30,
      panel: () => import('./visit-panel.tsx'),
    },
  ],
  timeline: {
    access: listMedicationsByDate.access,
    kinds: [{ kind: 'medication', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
})
