import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

/** What changed in records, version by version. */
export const feature: ApiFeature = { name: 'history', permissions, routes }
