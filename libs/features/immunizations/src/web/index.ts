import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getImmunization, listImmunizations } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Vaccinations in a patient's chart. */
export const feature = defineWebFeature({
  name: 'immunizations',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [
    {
      path: '/patients/$patientId/immunizations',
      access: listImmunizations.access,
      titleKey: 'title',
      screen: () => import('./screens/list-immunizations.tsx'),
    },
    {
      path: '/patients/$patientId/immunizations/$immunizationId',
      access: getImmunization.access,
      titleKey: 'one',
      screen: () => import('./screens/show-immunization.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'immunizations',
      titleKey: 'title',
      access: listImmunizations.access,
      order: 70,
      path: '/patients/$patientId/immunizations',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  visitPanels: [
    {
      id: 'immunizations',
      access: listImmunizations.access,
      order: 70,
      panel: () => import('./visit-panel.tsx'),
    },
  ],
  timeline: {
    access: listImmunizations.access,
    kinds: [{ kind: 'immunization', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
})
