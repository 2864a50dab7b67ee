import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconPrinter } from '@tabler/icons-react'
import { printSummary } from '../contract.ts'

/** The patient summary on paper; other features bring its parts. */
export const feature = defineWebFeature({
  name: 'summary',
  routes: [
    {
      path: '/patients/$patientId/summary',
      access: printSummary.access,
      titleKey: 'title',
      screen: () => import('./screens/print-summary.tsx'),
    },
  ],
  chartTools: [
    {
      path: '/patients/$patientId/summary',
      labelKey: 'open',
      icon: IconPrinter,
      access: printSummary.access,
      order: 10,
    },
  ],
})
