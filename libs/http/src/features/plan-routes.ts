import { type PermissionTable, ROLES, type RouteContract } from '@ehr/contracts'
import type { ApiFeature } from '../api-feature.ts'
import type { ApiRoute } from '../handle.ts'
import type { RecordKind } from '../record-kind.ts'
import type { GuardPatients } from '../request/guard-patients.ts'

/** All that the features of an installation bring together. */
export interface RoutePlan {
  readonly routes: readonly ApiRoute[]
  readonly permissionTables: readonly PermissionTable[]
  readonly guards: readonly GuardPatients[]
  readonly recordKinds: readonly RecordKind[]
}

/**
 * Puts the features' routes and permissions together.
 *
 * @throws when the features do not fit, naming everything that is wrong: the API does not start then.
 */
export function planRoutes(features: readonly ApiFeature[]): RoutePlan {
  const permissionTables = features.map((feature) => feature.permissions)
  const routes = features.flatMap((feature) => feature.routes)
  const recordKinds = features.flatMap((feature) => feature.records ?? [])
  const problems = [
    ...permissionProblems(features),
    ...duplicateProblems(routes.map(({ contract }) => contract)),
    ...routes.flatMap(({ contract }) => contractProblems(contract, permissionTables)),
    ...recordProblems(recordKinds, permissionTables),
  ]
  if (problems.length > 0) throw new Error(`The features do not fit together:\n- ${problems.join('\n- ')}`)
  const guards = features.flatMap((feature) => feature.guardPatients ?? [])
  return { routes, permissionTables, guards, recordKinds }
}

function permissionProblems(features: readonly ApiFeature[]): string[] {
  const owners = new Map<string, string>()
  return features.flatMap((feature) =>
    Object.entries(feature.permissions).flatMap(([permission, roles]) => {
      const owner = owners.get(permission)
      owners.set(permission, feature.name)
      const unknown = roles.filter((role) => !ROLES.includes(role))
      return [
        ...(owner === undefined ? [] : [`"${permission}" is declared by ${owner} and by ${feature.name}.`]),
        ...unknown.map((role) => `"${permission}" of ${feature.name} names the unknown role "${role}".`),
      ]
    }),
  )
}

function duplicateProblems(contracts: readonly RouteContract[]): string[] {
  return [
    ...repeated(contracts.map(({ operationId }) => operationId)).map((id) => `Two routes are "${id}".`),
    ...repeated(contracts.map(addressOf)).map((address) => `Two routes answer ${address}.`),
  ]
}

/** Method and path, with parameters of any name alike. */
function addressOf({ method, path }: RouteContract): string {
  return `${method} ${path.replaceAll(/:[A-Za-z]+/g, ':id')}`
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

function contractProblems(contract: RouteContract, tables: readonly PermissionTable[]): string[] {
  const { access, audit, method, path } = contract
  const isDeclared = access === 'public' || access === 'signed-in' || tables.some((table) => access in table)
  const isWrite = audit === 'create' || audit === 'update' || audit === 'delete'
  const rules: readonly (readonly [isBroken: boolean, message: string])[] = [
    [!isDeclared, `needs "${access}", which no feature declares: add it to a permission table.`],
    [isWrite && access === 'public', `writes (audit "${audit}") but is open to anyone.`],
    [isWrite && method === 'GET', `writes (audit "${audit}") by GET.`],
    [method === 'GET' && contract.body !== undefined, 'takes a body by GET.'],
    [
      path.includes(':') && contract.params === undefined,
      `has parameters in ${path} and no schema for them.`,
    ],
    [
      takesOtherIds(contract),
      'takes a patientId that recordId does not: a guard would not know which patient it is.',
    ],
  ]
  return rules.flatMap(([isBroken, message]) => (isBroken ? [`${contract.operationId} ${message}`] : []))
}

function recordProblems(kinds: readonly RecordKind[], tables: readonly PermissionTable[]): string[] {
  return [
    ...repeated(kinds.map(({ kind }) => kind)).map((kind) => `Two kinds of records are "${kind}".`),
    ...kinds
      .filter(({ access }) => !tables.some((table) => access in table))
      .map(({ kind, access }) => `Records "${kind}" need "${access}", which no feature declares.`),
  ]
}

/** PostgreSQL reads `{…}` as the id inside; whoever compares ids as text would not. */
function takesOtherIds({ path, params }: RouteContract): boolean {
  if (params === undefined || !path.includes(':patientId')) return false
  const issues = params.safeParse({ patientId: '{01900000-0000-7000-8000-000000000001}' }).error?.issues ?? []
  return !issues.some((issue) => issue.path[0] === 'patientId')
}
