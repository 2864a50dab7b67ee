import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'allergies',
  permissions,
  routes,
  records: [{ kind: 'allergy', table: 'allergy_intolerance', access: 'allergies:read' }],
}
