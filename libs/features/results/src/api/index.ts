import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'results',
  permissions,
  routes,
  records: [
    {
      kind: 'result',
      table: 'observation',
      access: 'results:read',
      where: { category: 'laboratory' },
      omit: ['category'],
      parts: [{ field: 'components', table: 'observation_component', ownerColumn: 'observation_id' }],
    },
  ],
}
