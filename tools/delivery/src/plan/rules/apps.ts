import type { AppBlock } from '../../model/app-block.ts'
import type { AppNode } from '../graph.ts'
import { isDeployed } from '../jobs/deploy.ts'
import type { Problem } from '../problem.ts'
import { listEnvironments, type PlanRule, type RuleContext, unknownNames, when } from './rule.ts'

/** What an application says about itself is so: its port, its addresses, what builds it and where. */
export const describesApps: PlanRule = (context) =>
  Object.entries(context.blocks).flatMap(([app, block]) => {
    const node = context.graph.apps[app]
    if (node === undefined) return []
    const path = `${node.root}/package.json: delivery`
    return [
      ...checkParts(block, path),
      ...checkAddresses(block, node, path),
      ...checkPorts(context, app, block, path),
      ...checkBuild(block, node, path),
      ...checkNeighbours(context, block, path),
    ]
  })

function checkParts({ kind, start, port, health, servedBy }: AppBlock, path: string): Problem[] {
  const isServer = kind === 'server'
  const right = 'Give it; a server has a start command, a port and health addresses.'
  return [
    ...when(isServer && start === undefined, `${path}.start`, 'it is missing.', right),
    ...when(isServer && port === undefined, `${path}.port`, 'it is missing.', right),
    ...when(isServer && health === undefined, `${path}.health`, 'it is missing.', right),
    ...when(kind === 'worker' && start === undefined, `${path}.start`, 'it is missing.', 'Give the command.'),
    ...when(
      kind !== 'static' && servedBy !== undefined,
      `${path}.servedBy`,
      `a ${kind} serves itself.`,
      'Take it out.',
    ),
  ]
}

function checkAddresses({ health }: AppBlock, { routes, root }: AppNode, path: string): Problem[] {
  const healthRoutes = Object.entries(health ?? {}).map(([key, route]) => ({ key: `health.${key}`, route }))
  const known = routes.filter((route) => !route.startsWith('/api/')).sort()
  return [
    ...healthRoutes.flatMap(({ key, route }) =>
      when(
        !routes.includes(route),
        `${path}.${key}`,
        `${root} answers nothing at "${route}".`,
        `Name one of ${known.join(', ')}.`,
      ),
    ),
  ]
}

function checkPorts(
  { graph }: RuleContext,
  app: string,
  { port, metrics }: AppBlock,
  path: string,
): Problem[] {
  const variables = graph.variables[app] ?? []
  const names = variables.map(({ name }) => name)
  const declared = variables.find(({ name }) => name === port?.variable)?.default
  return [
    ...unknownNames(
      [
        ...(port === undefined ? [] : [{ name: port.variable, path: `${path}.port.variable` }]),
        ...(metrics === undefined
          ? []
          : [{ name: metrics.portVariable, path: `${path}.metrics.portVariable` }]),
      ],
      names,
      `variable of ${app} called`,
    ),
    ...when(
      port !== undefined && declared !== undefined && declared !== String(port.default),
      `${path}.port.default`,
      `it is ${port?.default}, and ${port?.variable} is declared with ${declared}.`,
      `Set it to ${declared}.`,
    ),
  ]
}

function checkBuild({ build }: AppBlock, { root, targets, outputs }: AppNode, path: string): Problem[] {
  const folder = `${root}/${build.output}`
  return [
    ...unknownNames(
      [{ name: build.target, path: `${path}.build.target` }],
      targets,
      `target of ${root} called`,
    ),
    ...when(
      targets.includes(build.target) && !outputs.includes(folder),
      `${path}.build.output`,
      `no target leaves anything in ${folder}.`,
      `Name one of ${outputs.join(', ')}, relative to ${root}.`,
    ),
  ]
}

function checkNeighbours({ graph, blocks }: RuleContext, block: AppBlock, path: string): Problem[] {
  const servers = Object.entries(blocks).flatMap(([app, { kind }]) => (kind === 'server' ? [app] : []))
  return [
    ...(block.servedBy === undefined
      ? []
      : unknownNames([{ name: block.servedBy, path: `${path}.servedBy` }], servers, 'server')),
    ...when(
      block.migrations !== undefined && !graph.exists(block.migrations),
      `${path}.migrations`,
      `nothing lies at "${block.migrations}".`,
      'Name the package of the migrations, such as "libs/db-migrations".',
    ),
  ]
}

/** Every environment runs every server and worker, and only what exists. */
export const runsAllApps: PlanRule = (context) => {
  const running = Object.entries(context.blocks).flatMap(([app, block]) =>
    block.kind === 'static' && block.servedBy !== undefined ? [] : [app],
  )
  return listEnvironments(context).flatMap(({ name, path, environment }) => {
    const given = Object.keys(environment.services)
    const hasDatabase = environment.database !== null
    const needsDatabase = given.some((app) => context.blocks[app]?.migrations !== undefined)
    return [
      ...unknownNames(
        given.map((app) => ({ name: app, path: `${path}.services.${app}` })),
        running,
        'application that runs called',
      ),
      ...running.flatMap((app) =>
        when(
          isDeployed(environment) && !given.includes(app),
          `${path}.services`,
          `${app} does not run in ${name}.`,
          `Add "${app}": { "replicas": 1 }.`,
        ),
      ),
      ...when(
        isDeployed(environment) && needsDatabase && !hasDatabase,
        `${path}.database`,
        `${name} runs what has migrations, and has no database.`,
        'Name one of its own.',
      ),
    ]
  })
}
