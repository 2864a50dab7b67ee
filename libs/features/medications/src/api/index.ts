import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'medications',
  permissions,
  routes,
  records: [
    { kind: 'medication', table: 'medication_request', access: 'medications:read', omit: ['intent'] },
  ],
}
