import { cliEnvironment } from './cli.ts'
import type { Environment } from './declare.ts'
import { apiEnvironment } from './ehr-api.ts'
import { webEnvironment } from './ehr-web.ts'

/** The environments of all applications, for what documents or checks them. */
export const ENVIRONMENTS: readonly Environment[] = [apiEnvironment, webEnvironment, cliEnvironment]
