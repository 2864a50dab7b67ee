import { CLINICAL_ROLES, ROLES } from '@ehr/contracts'
import type { FeaturePlan } from '../../feature-plan.ts'

/** Column in which the roles begin; the test of ehr-api that holds the file writes the same. */
const OPERATION_WIDTH = 40

/** `access.txt`: which roles get past the check of access on each route, for a reviewer and for the API's test. */
export function renderAccess({ names, writers, isReadOnly }: FeaturePlan): string {
  const readers = ROLES.filter((role) => CLINICAL_ROLES.some((one) => one === role) || writers.includes(role))
  const writing = ROLES.filter((role) => writers.includes(role))
  const routes = [
    ...(isReadOnly ? [] : [['create', writing] as const]),
    ['get', readers] as const,
    ['list', readers] as const,
    ...(isReadOnly ? [] : [['update', writing] as const]),
  ]
  return routes
    .map(([verb, roles]) => `${`${names.feature}.${verb}`.padEnd(OPERATION_WIDTH)} ${whoOf(roles)}\n`)
    .join('')
}

function whoOf(roles: readonly string[]): string {
  return roles.length === ROLES.length ? 'everyone signed in' : roles.join(', ')
}
