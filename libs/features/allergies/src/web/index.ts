import { defineWebFeature } from '@ehr/ui/feature.ts'
import { createAllergy, getAllergy, getAllergySummary, listAllergies, updateAllergy } from '../contract.ts'

/** Allergies and intolerances: in the patient's banner, in the chart, and one by one. */
export const feature = defineWebFeature({
  name: 'allergies',
  routes: [
    {
      path: '/patients/$patientId/allergies',
      access: listAllergies.access,
      titleKey: 'title',
      screen: () => import('./screens/list-allergies.tsx'),
    },
    {
      path: '/patients/$patientId/allergies/new',
      access: createAllergy.access,
      titleKey: 'new',
      screen: () => import('./screens/new-allergy.tsx'),
    },
    {
      path: '/patients/$patientId/allergies/$allergyId/edit',
      access: updateAllergy.access,
      titleKey: 'edit',
      screen: () => import('./screens/edit-allergy.tsx'),
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
  chartActions: [
    {
      labelKey: 'new',
      access: createAllergy.access,
      order: 20,
      path: '/patients/$patientId/allergies/new',
    },
  ],
  summarySections: [
    {
      id: 'allergies',
      titleKey: 'title',
      access: listAllergies.access,
      order: 10,
      section: () => import('./summary-section.tsx'),
    },
  ],
  records: [
    {
      kind: 'allergy',
      titleKey: 'one',
      labelKeys: {
        onsetOn: 'field.onsetAt',
        'reactions.manifestation': 'field.reaction',
        'reactions.severity': 'form.severity',
      },
      valueKeys: { 'reactions.severity': 'value.reactionSeverity' },
    },
  ],
})
