import { defineWebFeature } from '@ehr/ui/feature.ts'
import {
  createImmunization,
  getImmunization,
  listImmunizations,
  markImmunizationAsError,
  updateImmunization,
} from '../contract.ts'
import { fetchTimeline } from './timeline.ts'

/** Vaccinations in a patient's chart. */
export const feature = defineWebFeature({
  name: 'immunizations',
  routes: [
    {
      path: '/patients/$patientId/immunizations',
      access: listImmunizations.access,
      titleKey: 'title',
      screen: () => import('./screens/list-immunizations.tsx'),
    },
    {
      path: '/patients/$patientId/immunizations/new',
      access: createImmunization.access,
      titleKey: 'new',
      screen: () => import('./screens/new-immunization.tsx'),
    },
    {
      path: '/patients/$patientId/immunizations/$immunizationId',
      access: getImmunization.access,
      titleKey: 'one',
      screen: () => import('./screens/show-immunization.tsx'),
    },
    {
      path: '/patients/$patientId/immunizations/$immunizationId/edit',
      access: updateImmunization.access,
      titleKey: 'edit',
      screen: () => import('./screens/edit-immunization.tsx'),
    },
    {
      path: '/patients/$patientId/immunizations/$immunizationId/error',
      access: markImmunizationAsError.access,
      titleKey: 'error.title',
      screen: () => import('./screens/mark-immunization-as-error.tsx'),
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
  chartActions: [
    {
      labelKey: 'new',
      access: createImmunization.access,
      order: 60,
      path: '/patients/$patientId/immunizations/new',
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
  summarySections: [
    {
      id: 'immunizations',
      titleKey: 'title',
      access: listImmunizations.access,
      order: 60,
      section: () => import('./summary-section.tsx'),
    },
  ],
  records: [{ kind: 'immunization', titleKey: 'one', labelKeys: { isPrimarySource: 'field.source' } }],
})
