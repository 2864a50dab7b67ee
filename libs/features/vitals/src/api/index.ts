import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = {
  name: 'vitals',
  permissions,
  routes,
  records: [
    {
      kind: 'vital',
      table: 'observation',
      access: 'vitals:read',
      where: { category: 'vital-signs' },
      omit: ['category'],
      parts: [{ field: 'components', table: 'observation_component', ownerColumn: 'observation_id' }],
    },
  ],
}
