import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { guardCharts } from './access/guard-charts.ts'
import { accessRoutes } from './access/routes.ts'
import { brokenGlassRoutes } from './broken-glasses/routes.ts'
import { restrictionRoutes } from './restriction/routes.ts'

/** Charts that only those with a care relation open. */
export const feature: ApiFeature = {
  name: 'restricted-charts',
  permissions,
  routes: [...accessRoutes, ...restrictionRoutes, ...brokenGlassRoutes],
  guardPatients: guardCharts,
}
