import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconShieldSearch } from '@tabler/icons-react'
import { listChartAccesses, searchEvents } from '../contract.ts'

/** The audit trail, one of its events, and who opened a chart. */
export const feature = defineWebFeature({
  name: 'audit',
  routes: [
    {
      path: '/audit',
      access: searchEvents.access,
      titleKey: 'trail.title',
      screen: () => import('./screens/search-trail.tsx'),
    },
    {
      path: '/audit/events/$eventId',
      access: searchEvents.access,
      titleKey: 'event.title',
      screen: () => import('./screens/show-event.tsx'),
    },
    {
      // Not below /patients: who watches over a chart need not be let into it.
      path: '/audit/patients/$patientId',
      access: listChartAccesses.access,
      titleKey: 'chart.title',
      screen: () => import('./screens/list-accesses.tsx'),
    },
    {
      path: '/audit/patients/$patientId/report',
      access: listChartAccesses.access,
      titleKey: 'report.title',
      screen: () => import('./screens/print-report.tsx'),
    },
    {
      path: '/patients/$patientId/accesses',
      access: listChartAccesses.access,
      titleKey: 'chart.title',
      screen: () => import('./screens/list-accesses.tsx'),
    },
  ],
  nav: [
    {
      path: '/audit',
      labelKey: 'trail.nav',
      icon: IconShieldSearch,
      access: searchEvents.access,
      order: 80,
      shortcut: 'KeyA',
    },
  ],
  chartTools: [
    {
      path: '/patients/$patientId/accesses',
      labelKey: 'chart.title',
      icon: IconShieldSearch,
      access: listChartAccesses.access,
      order: 90,
    },
  ],
})
