import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getProblem, listProblems, listProblemsByDate } from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Problems and diagnoses in a patient's chart. */
export const feature = defineWebFeature({
  name: 'problems',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [
    {
      path: '/patients/$patientId/problems',
      access: listProblems.access,
      titleKey: 'title',
      screen: () => import('./screens/list-problems.tsx'),
    },
    {
      path: '/patients/$patientId/problems/$problemId',
      access: getProblem.access,
      titleKey: 'one',
      screen: () => import('./screens/show-problem.tsx'),
    },
  ],
  chartPanels: [
    {
      id: 'problems',
      titleKey: 'title',
      access: listProblems.access,
      order: 10,
      path: '/patients/$patientId/problems',
      panel: () => import('./chart-panel.tsx'),
    },
  ],
  visitPanels: [
    { id: 'problems', access: listProblems.access, order: 10, panel: () => import('./visit-panel.tsx') },
  ],
  timeline: {
    access: listProblemsByDate.access,
    kinds: [{ kind: 'problem', labelKey: 'one' }],
    fetch: fetchTimeline,
  },
})
