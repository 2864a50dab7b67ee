import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { routes } from './routes.ts'

/** Accounts of the people who work here, and what each role may do. */
export const feature: ApiFeature = { name: 'users', permissions, routes }
