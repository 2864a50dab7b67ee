import { defineWebFeature } from '@ehr/ui/feature.ts'
import { prescribe, updateMedication } from '../contract/orders.ts'
import { getMedication, listMedications, listMedicationsByDate } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** What a patient takes and took. */
export const feature = defineWebFeature({
  name: 'medications',
  routes: [
    {
      path: '/patients/$patientId/medications',
      access: listMedications.access,
      titleKey: 'title',
      screen: () => import('./screens/list-medications.tsx'),
    },
    {
      path: '/patients/$patientId/medications/new',
      access: prescribe.access,
      titleKey: 'prescribe',
      screen: () => import('./screens/prescribe.tsx'),
    },
    {
      path: '/patients/$patientId/medications/$medicationId/edit',
      access: updateMedication.access,
      titleKey: 'edit',
      screen: () => import('./screens/edit-medication.tsx'),
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
  chartActions: [
    {
      labelKey: 'prescribe',
      access: prescribe.access,
      order: 30,
      path: '/patients/$patientId/medications/new',
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
  summarySections: [
    {
      id: 'medications',
      titleKey: 'current',
      access: listMedications.access,
      order: 30,
      section: () => import('./summary-section.tsx'),
    },
  ],
  records: [
    {
      kind: 'medication',
      titleKey: 'one',
      valueKeys: { stopCode: 'value.stop', frequencyCode: 'value.frequency' },
    },
  ],
})
