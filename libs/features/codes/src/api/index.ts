import type { ApiFeature } from '@ehr/http'
import { permissions } from '../contract.ts'
import { codesCommand } from './import/codes-command.ts'
import { routes } from './routes.ts'
import { countUsesJob } from './uses/count-uses-job.ts'

export const feature: ApiFeature = {
  name: 'codes',
  permissions,
  routes,
  commands: [codesCommand],
  jobs: [countUsesJob],
}
