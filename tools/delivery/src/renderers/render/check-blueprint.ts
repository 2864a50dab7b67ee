import { parseBlueprint, type ReadEnvironment, type ReadService } from './parse-blueprint.ts'

/**
 * Lists what Render’s published schema lets pass, and Render refuses or does wrong: each with the resource. Rules are
 * from Render’s documentation of blueprints.
 */
export function checkBlueprint(text: string): string[] {
  const { environments } = parseBlueprint(text)
  return [
    ...checkText(text),
    ...checkNames(environments),
    ...environments.flatMap((environment) => [
      ...checkServices(environment),
      ...checkDatabases(environment),
      ...checkGroups(environment),
      ...checkProtection(environment),
    ]),
  ]
}

const FORBIDDEN = {
  'rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no-verify':
    'switches the check of certificates off; within Render no TLS is needed',
  '^ *(env|autoDeploy|redis|previewsEnabled|previewPlan):': 'uses a name that Render has given up',
}

function checkText(text: string): string[] {
  return Object.entries(FORBIDDEN).flatMap(([pattern, problem]) => {
    const found = new RegExp(pattern, 'm').exec(text)?.[0]
    return found === undefined ? [] : [`render.yaml: "${found.trim()}" ${problem}.`]
  })
}

function checkNames(environments: readonly ReadEnvironment[]): string[] {
  const names = environments.flatMap(({ services, databases }) =>
    [...services, ...databases].map(({ name }) => name),
  )
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${name}: two resources have this name.`)
}

function checkServices(environment: ReadEnvironment): string[] {
  return environment.services.flatMap((service) => [
    ...checkService(service).map((problem) => `${service.name}: ${problem}`),
    ...checkReferences(environment, service).map((problem) => `${service.name}: ${problem}`),
  ])
}

const DATABASE_PLAN = /^(basic|accelerated)-|^pro-\d/

function checkService(service: ReadService): string[] {
  const { type, runtime, plan, preDeployCommand } = service
  const isServer = runtime !== 'static'
  return [
    ...when(
      preDeployCommand !== undefined && (!isServer || plan === 'free'),
      'a static site and the free plan run no command before a deployment.',
    ),
    ...when(
      isServer && type === 'web' && service.healthCheckPath === undefined,
      'it has no health check, so that a broken release would take requests.',
    ),
    ...when(
      service.autoDeployTrigger !== 'off',
      'it deploys by itself, beside the pipeline that decides when.',
    ),
    ...when(
      service.scaling !== undefined && service.numInstances !== undefined,
      'it scales by itself and has a fixed number of instances.',
    ),
    ...when(
      service.disk !== undefined && (service.numInstances ?? 1) > 1,
      'a disk allows one instance only.',
    ),
    ...when(plan !== undefined && DATABASE_PLAN.test(plan), `"${plan}" is a plan of databases.`),
    ...service.envVars.flatMap(({ key, value }) =>
      when(typeof value === 'boolean', `the value of ${key} is a boolean; Render takes text.`),
    ),
    ...when(
      hasOwner(service) && !service.startCommand?.includes('-u MIGRATION_DATABASE_URL'),
      'the process that answers requests would have the connection of the owner.',
    ),
  ]
}

function hasOwner({ envVars }: ReadService): boolean {
  return envVars.some(({ key }) => key === 'MIGRATION_DATABASE_URL')
}

function checkReferences({ databases, envVarGroups }: ReadEnvironment, { envVars }: ReadService): string[] {
  return envVars.flatMap(({ key, fromGroup, fromDatabase }) => [
    ...when(
      fromGroup !== undefined && !envVarGroups.some(({ name }) => name === fromGroup),
      `its environment has no group "${fromGroup}".`,
    ),
    ...when(
      fromDatabase !== undefined && !databases.some(({ name }) => name === fromDatabase.name),
      `${key} comes from "${fromDatabase?.name}", which its environment does not have.`,
    ),
  ])
}

function checkDatabases({ databases, services }: ReadEnvironment): string[] {
  return databases.flatMap(({ name, plan, region, ipAllowList, readReplicas, highAvailability }) =>
    [
      ...when(ipAllowList === undefined, 'without ipAllowList it is open to the world.'),
      ...when(readReplicas?.length === 0, 'an empty list of replicas removes those that exist.'),
      ...when(
        highAvailability?.enabled === true && !/^(pro|accelerated)/.test(plan ?? ''),
        `high availability needs a plan of "pro" or more, and it has "${plan}".`,
      ),
      ...when(
        services.some((service) => service.region !== region),
        'a service of its environment is in another region, where it cannot be reached from within.',
      ),
    ].map((problem) => `${name}: ${problem}`),
  )
}

function checkGroups({ envVarGroups }: ReadEnvironment): string[] {
  return envVarGroups.flatMap(({ name, envVars }) => [
    ...envVars.flatMap(({ key, value }) =>
      when(
        typeof value !== 'string',
        `${name}: ${key} has no text for its value; a group takes nothing else.`,
      ),
    ),
    ...when(!envVars.some(({ key }) => key === 'NODE_VERSION'), `${name}: it does not say which Node runs.`),
  ])
}

function checkProtection({ name, permissions, envVarGroups }: ReadEnvironment): string[] {
  const holdsPatients = envVarGroups.some(({ envVars }) =>
    envVars.some(({ key, value }) => key === 'DATA_CLASS' && value === 'phi'),
  )
  return when(
    holdsPatients && permissions?.protection !== 'enabled',
    `${name}: it holds patients’ data and is not protected.`,
  )
}

function when(isWrong: boolean, problem: string): string[] {
  return isWrong ? [problem] : []
}
