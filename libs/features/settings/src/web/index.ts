import { defineWebFeature } from '@ehr/ui/feature.ts'
import { IconSettings } from '@tabler/icons-react'
import { getSettings } from '../contract.ts'

/** Settings of the installation: one screen. */
export const feature = defineWebFeature({
  name: 'settings',
  routes: [
    {
      path: '/settings',
      access: getSettings.access,
      titleKey: 'title',
      screen: () => import('./screens/edit-settings.tsx'),
    },
  ],
  nav: [{ path: '/settings', labelKey: 'nav', icon: IconSettings, access: getSettings.access, order: 110 }],
})
