import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getRecordHistory } from '../contract.ts'

/** What changed in a record: one screen for the records of all features. */
export const feature = defineWebFeature({
  name: 'history',
  routes: [
    {
      path: '/patients/$patientId/history/$kind/$recordId',
      access: getRecordHistory.access,
      titleKey: 'title',
      screen: () => import('./screens/show-history.tsx'),
    },
  ],
})
