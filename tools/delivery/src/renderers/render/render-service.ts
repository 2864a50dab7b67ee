import type {
  DeliveryPlan,
  PlannedApp,
  PlannedEnvironment,
  PlannedService,
} from '../../plan/delivery-plan.ts'
import type { BlueprintService } from './blueprint.ts'
import { DEFAULT_SERVICE_PLAN, serviceName } from './names.ts'
import { renderVariables } from './render-variables.ts'

/** One application in one environment. */
interface Placed {
  plan: DeliveryPlan
  environment: PlannedEnvironment
  service: PlannedService
  app: PlannedApp
}

/** Renders what runs in an environment: each server, with the pages that it serves, and a worker where jobs have one. */
export function renderServices(
  plan: DeliveryPlan,
  environment: PlannedEnvironment,
): readonly BlueprintService[] {
  return environment.services.flatMap((service) => {
    const app = plan.apps.find(({ name }) => name === service.app)
    if (app === undefined || app.block.kind === 'static') return []
    const placed = { plan, environment, service, app }
    const { workerStart } = app.block
    const web = renderWeb(placed)
    return runsWorkers(environment) && workerStart !== undefined
      ? [web, renderWorker(placed, workerStart)]
      : [web]
  })
}

function runsWorkers({ variables }: PlannedEnvironment): boolean {
  return variables.some(
    ({ name, source }) => name === 'JOBS' && source.kind === 'value' && source.value === 'worker',
  )
}

function renderWeb(placed: Placed): BlueprintService {
  const { plan, environment, service, app } = placed
  const { metadata } = environment
  const { health, migrations, start } = app.block
  const host = metadata.url === undefined ? undefined : new URL(metadata.url).host
  const isWorker = app.block.kind === 'worker'
  return {
    type: isWorker ? 'worker' : 'web',
    name: serviceName(plan, environment.name, app.name),
    ...renderPlace(placed),
    ...renderSize(service),
    buildCommand: buildCommand(plan, app, { isServed: !isWorker }),
    ...(migrations !== undefined && { preDeployCommand: 'node tools/cli/bin/ehr.mjs migrate up' }),
    startCommand: startCommand(start ?? '', migrations !== undefined),
    ...(!isWorker && health !== undefined && { healthCheckPath: health.ready }),
    ...(!isWorker && host !== undefined && { domains: [host], renderSubdomainPolicy: 'disabled' as const }),
    ...renderRest(placed, migrations !== undefined),
  }
}

function renderWorker(placed: Placed, start: string): BlueprintService {
  const { plan, environment, app } = placed
  return {
    type: 'worker',
    name: `${serviceName(plan, environment.name, app.name)}-worker`,
    ...renderPlace(placed),
    numInstances: 1,
    buildCommand: buildCommand(plan, app, { isServed: false }),
    startCommand: startCommand(start, false),
    ...renderRest(placed, false),
  }
}

function renderPlace({ plan, environment, service }: Placed) {
  const { region } = environment.metadata
  const branch = branchOf(plan, environment)
  return {
    runtime: 'node' as const,
    ...(region !== undefined && { region }),
    plan: service.settings.plan ?? DEFAULT_SERVICE_PLAN,
    ...(branch !== undefined && { branch }),
  }
}

/** A branch that is written down is the one that previews of pull requests are built from, too. */
function branchOf(plan: DeliveryPlan, environment: PlannedEnvironment): string | undefined {
  const { branch } = environment.metadata.from
  if (previewsOf(plan, environment) !== 'off') return undefined
  return branch ?? plan.model.longLived[0]?.name
}

/** Only the environment of the branch that work goes into is previewed, and never one with patients’ data. */
function previewsOf({ metadata, model }: DeliveryPlan, { metadata: environment }: PlannedEnvironment) {
  const isPreviewed = environment.from.branch === model.integration && environment.dataClass !== 'phi'
  return isPreviewed ? (metadata.targets.render?.previews.generation ?? 'off') : 'off'
}

function renderSize({ replicas, settings: { scaling } }: PlannedService) {
  if (scaling === undefined) return { numInstances: replicas }
  return {
    scaling: {
      minInstances: replicas,
      maxInstances: scaling.max,
      targetCPUPercent: scaling.cpuPercent,
      targetMemoryPercent: scaling.memoryPercent,
    },
  }
}

/**
 * Development dependencies build it, and the NODE_ENV of the service would leave them out. Nx is called by itself, since
 * pnpm would look at that again.
 */
function buildCommand(
  { apps, workspace, metadata }: DeliveryPlan,
  app: PlannedApp,
  { isServed }: { isServed: boolean },
): string {
  const built = [app, ...apps.filter(({ block }) => block.servedBy === app.name)]
  const builds = [...Map.groupBy(built, ({ block }) => block.build.target)].map(([target, each]) => {
    const projects = each.map(({ project }) => project).sort()
    return `nx run-many -t ${target} -p ${projects.join(',')}`
  })
  // What a worker runs is built from the same files: their maps are there by then.
  const hasMaps = isServed && metadata.monitoring.sentry.sourceMaps !== null
  const names = built.map(({ name }) => name).sort()
  return [
    `npx -y pnpm@${workspace.versions.pnpm} install --frozen-lockfile --prod=false`,
    'export PATH="$PWD/node_modules/.bin:$PATH"',
    `export NX_DAEMON=false RELEASE="$RENDER_GIT_COMMIT"${hasMaps ? ' SOURCE_MAPS=true' : ''}`,
    ...builds,
    ...(hasMaps ? [`node tools/cli/bin/ehr.mjs release source-maps ${names.join(' ')}`] : []),
  ].join(' && ')
}

/** The owner’s connection and the token of uploads are for commands before; the process that answers never has them. */
function startCommand(start: string, migrates: boolean): string {
  return [
    'env',
    ...(migrates ? ['-u MIGRATION_DATABASE_URL'] : []),
    '-u SENTRY_AUTH_TOKEN',
    'RELEASE="$RENDER_GIT_COMMIT"',
    start,
  ].join(' ')
}

function renderRest({ plan, environment }: Placed, migrates: boolean) {
  const { product, targets } = plan.metadata
  return {
    autoDeployTrigger: 'off' as const,
    maxShutdownDelaySeconds: targets.render?.shutdownSeconds ?? 30,
    previews: { generation: previewsOf(plan, environment) },
    envVars: renderVariables(environment, `${product.slug}-${environment.name}`, { migrates }),
  }
}
