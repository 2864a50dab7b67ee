import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

export const feature: ApiFeature = { name: 'summary', permissions, routes }
