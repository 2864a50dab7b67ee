import { defineWebFeature } from '@ehr/ui/feature.ts'
import {
  createProblem,
  getProblem,
  listProblems,
  listProblemsByDate,
  markProblemAsError,
  updateProblem,
} from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Problems and diagnoses in a patient's chart. */
export const feature = defineWebFeature({
  name: 'problems',
  routes: [
    {
      path: '/patients/$patientId/problems',
      access: listProblems.access,
      titleKey: 'title',
      screen: () => import('./screens/list-problems.tsx'),
    },
    {
      path: '/patients/$patientId/problems/new',
      access: createProblem.access,
      titleKey: 'new',
      screen: () => import('./screens/new-problem.tsx'),
    },
    {
      path: '/patients/$patientId/problems/$problemId',
      access: getProblem.access,
      titleKey: 'one',
      screen: () => import('./screens/show-problem.tsx'),
    },
    {
      path: '/patients/$patientId/problems/$problemId/edit',
      access: updateProblem.access,
      titleKey: 'edit',
      screen: () => import('./screens/edit-problem.tsx'),
    },
    {
      path: '/patients/$patientId/problems/$problemId/resolve',
      access: updateProblem.access,
      titleKey: 'resolve',
      screen: () => import('./screens/resolve-problem.tsx'),
    },
    {
      path: '/patients/$patientId/problems/$problemId/error',
      access: markProblemAsError.access,
      titleKey: 'error.title',
      screen: () => import('./screens/mark-problem-as-error.tsx'),
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
  chartActions: [
    {
      labelKey: 'new',
      access: createProblem.access,
      order: 30,
      path: '/patients/$patientId/problems/new',
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
  summarySections: [
    {
      id: 'problems',
      titleKey: 'title',
      access: listProblems.access,
      order: 20,
      section: () => import('./summary-section.tsx'),
    },
  ],
  records: [{ kind: 'problem', titleKey: 'one' }],
})
