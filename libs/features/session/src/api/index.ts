import { accessUpkeepJob, accountMailJob } from '@ehr/auth'
import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { accountRoutes } from './account-routes.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'session',
  permissions,
  routes: [...routes, ...accountRoutes],
  jobs: [accountMailJob, accessUpkeepJob],
}
