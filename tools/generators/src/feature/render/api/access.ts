import { CLINICAL_ROLES, ROLES } from '@ehr/contracts'
import type { FeaturePlan } from '../../feature-plan.ts'
import { chooseVerb } from '../../name/field-names.ts'

/** Columns in which the roles begin; the tests of ehr-api that hold the files write the same. */
const OPERATION_WIDTH = 40
const KIND_WIDTH = 20

/** `access.txt`: which roles get past the check of access on each route, for a reviewer and for the API's test. */
export function renderAccess({ names, writers, isReadOnly, references }: FeaturePlan): string {
  const readers = ROLES.filter((role) => CLINICAL_ROLES.some((one) => one === role) || writers.includes(role))
  const writing = ROLES.filter((role) => writers.includes(role))
  const written = isReadOnly ? [] : ['create', 'update', ...references.map(chooseVerb)]
  const routes = [
    ...['get', 'list'].map((verb) => [verb, readers] as const),
    ...written.map((verb) => [verb, writing] as const),
  ]
  return routes
    .map(([verb, roles]) => `${`${names.feature}.${verb}`.padEnd(OPERATION_WIDTH)} ${whoOf(roles)}\n`)
    .sort()
    .join('')
}

/** `history.txt`: which roles read the former states of a record, held by a test of ehr-api as well. */
export function renderHistoryAccess({ names, writers }: FeaturePlan): string {
  const readers = ROLES.filter((role) => CLINICAL_ROLES.some((one) => one === role) || writers.includes(role))
  return `${names.record.padEnd(KIND_WIDTH)} ${readers.join(', ')}\n`
}

function whoOf(roles: readonly string[]): string {
  return roles.length === ROLES.length ? 'everyone signed in' : roles.join(', ')
}
