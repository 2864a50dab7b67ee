import { defineWebFeature } from '@ehr/ui/feature.ts'
import { listResults, resultTrend } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Laboratory results in a patient's chart: the newest, by date, and the trend of a test. */
export const feature = defineWebFeature({
  name: 'results',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
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
  visitPanels: [
    { id: 'results', access: listResults.access, order: 60, panel: () => import('./panel/visit-panel.tsx') },
  ],
  timeline: {
    access: listResults.access,
    kinds: [{ kind: 'results', labelKey: 'title' }],
    fetch: fetchTimeline,
  },
})
