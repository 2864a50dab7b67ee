import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getAllergy, getAllergySummary, listAllergies } from '../contract.ts'

/** Allergies and intolerances: in the patient's banner, in the chart, and one by one. */
export const feature = defineWebFeature({
  name: 'allergies',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [
    {
      path: '/patients/$patientId/allergies',
      access: listAllergies.access,
      titleKey: 'title',
      screen: () => import('./screens/list-allergies.tsx'),
    },
    {
      path: '/patients/$patientId/allergies/$allergyId',
      access: getAllergy.access,
      titleKey: 'one',
      screen: () => import('./screens/show-allergy.tsx'),
    },
  ],
  bannerSlots: [
    { slot: 'allergies', access: getAllergySummary.access, content: () => import('./banner-slot.tsx') },
  ],
  chartPanels: [
    {
      id: 'allergies',
      titleKey: 'title',
      access: listAllergies.access,
      order: 20,
      path: '/patients/$patientId/allergies',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
})
