import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconLockOpen } from '@tabler/icons-react'
import { listBrokenGlasses, setChartRestriction } from '../contract.ts'

/** Restricted charts: the page before a closed one, restricting, and who broke the glass. */
export const feature = defineWebFeature({
  name: 'restricted-charts',
  routes: [
    {
      path: '/broken-glasses',
      access: listBrokenGlasses.access,
      titleKey: 'review.title',
      screen: () => import('./screens/list-broken-glasses.tsx'),
    },
    {
      path: '/patients/$patientId/restriction',
      access: setChartRestriction.access,
      titleKey: 'restriction.title',
      screen: () => import('./screens/edit-restriction.tsx'),
    },
  ],
  nav: [
    {
      path: '/broken-glasses',
      labelKey: 'review.nav',
      icon: IconLockOpen,
      access: listBrokenGlasses.access,
      order: 85,
    },
  ],
  chartActions: [
    {
      labelKey: 'restriction.title',
      access: setChartRestriction.access,
      order: 900,
      path: '/patients/$patientId/restriction',
    },
  ],
  dayPanels: [
    {
      id: 'broken-glasses',
      titleKey: 'review.open',
      access: listBrokenGlasses.access,
      order: 80,
      place: 'end',
      panel: () => import('./day-panel.tsx'),
    },
  ],
  chartGate: { content: () => import('./gate/chart-gate.tsx') },
})
