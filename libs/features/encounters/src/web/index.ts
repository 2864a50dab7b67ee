import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getEncounter, listEncounters, startEncounter, updateEncounter } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Visits of a patient, each with a page of its own that other features add their records to. */
export const feature = defineWebFeature({
  name: 'encounters',
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
    {
      path: '/patients/$patientId/encounters/new',
      access: startEncounter.access,
      titleKey: 'start.title',
      screen: () => import('./screens/start-encounter.tsx'),
    },
    {
      path: '/patients/$patientId/encounters/$encounterId/edit',
      access: updateEncounter.access,
      titleKey: 'edit.title',
      screen: () => import('./screens/edit-encounter.tsx'),
    },
  ],
  chartActions: [
    {
      labelKey: 'start.action',
      access: startEncounter.access,
      order: 5,
      path: '/patients/$patientId/encounters/new',
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
  summarySections: [
    {
      id: 'encounters',
      titleKey: 'title',
      access: listEncounters.access,
      order: 70,
      section: () => import('./summary-section.tsx'),
    },
  ],
  records: [{ kind: 'encounter', titleKey: 'one' }],
})
