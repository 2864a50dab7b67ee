import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { settingsRoutes } from './settings-routes.ts'
import { siteRoutes } from './site-routes.ts'

/** What the clinic decides for its installation. */
export const feature: ApiFeature = {
  name: 'settings',
  permissions,
  routes: [...settingsRoutes, ...siteRoutes],
}
