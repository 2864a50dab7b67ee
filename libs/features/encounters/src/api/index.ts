import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'encounters',
  permissions,
  routes,
  records: [{ kind: 'encounter', table: 'encounter', access: 'encounters:read' }],
}
