import { defineWebFeature } from '@ehr/ui/feature.ts'
import { listResults, listUnseen, resultTrend } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Laboratory results in a patient's chart: the newest, by date, and the trend of a test. */
export const feature = defineWebFeature({
  name: 'results',
  routes: [
    {
      path: '/patients/$patientId/results',
      access: listResults.access,
      titleKey: 'title',
      screen: () => import('./screens/list-results.tsx'),
    },
    {
      path: '/patients/$patientId/results/$resultId',
      access: resultTrend.access,
      titleKey: 'one',
      screen: () => import('./screens/show-trend.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'results',
      titleKey: 'title',
      access: listResults.access,
      order: 60,
      path: '/patients/$patientId/results',
      panel: () => import('./panel/chart-panel.tsx'),
    },
  ],
  dayPanels: [
    {
      id: 'unseen',
      titleKey: 'unseen.title',
      access: listUnseen.access,
      order: 50,
      place: 'end',
      panel: () => import('./unseen/unseen-panel.tsx'),
    },
  ],
  visitPanels: [
    { id: 'results', access: listResults.access, order: 60, panel: () => import('./panel/visit-panel.tsx') },
  ],
  timeline: {
    access: listResults.access,
    kinds: [{ kind: 'results', labelKey: 'title' }],
    fetch: fetchTimeline,
  },
  summarySections: [
    {
      id: 'results',
      titleKey: 'title',
      access: listResults.access,
      order: 50,
      section: () => import('./panel/summary-section.tsx'),
    },
  ],
  records: [{ kind: 'result', titleKey: 'title' }],
})
