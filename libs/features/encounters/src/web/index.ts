import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getEncounter, listEncounters } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Visits of a patient, each with a page of its own that other features add their records to. */
export const feature = defineWebFeature({
  name: 'encounters',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [
    {
      path: '/patients/$patientId/encounters',
      access: listEncounters.access,
      titleKey: 'title',
      screen: () => import('./screens/list-encounters.tsx'),
    },
    {
      path: '/patients/$patientId/encounters/$encounterId',
      access: getEncounter.access,
      titleKey: 'one',
      screen: () => import('./screens/show-encounter.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'encounters',
      titleKey: 'title',
      access: listEncounters.access,
      order: 60,
      path: '/patients/$patientId/encounters',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  timeline: {
    access: listEncounters.access,
    kinds: [{ kind: 'encounter', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
})
