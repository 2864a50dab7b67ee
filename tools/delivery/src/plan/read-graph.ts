import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENVIRONMENTS } from '@ehr/env/environments'
import type { AppNode, DeclaredVariable, WorkspaceGraph } from './graph.ts'
import { readInventory } from './read-inventory.ts'

/** What this reads of Nx’s project graph: `graph.nodes` fits. */
export type ProjectNodes = Readonly<
  Record<string, { data: { root: string; targets?: Readonly<Record<string, unknown>>; metadata?: object } }>
>

/** What of a workspace is not in its files. */
export interface GraphOptions {
  root: string
  nodes: ProjectNodes
  /** Targets of deployment that have a deployer. */
  deployers: readonly string[]
}

/** Reads what the plan needs to know of the workspace. */
export function readWorkspaceGraph({ root, nodes, deployers }: GraphOptions): WorkspaceGraph {
  const apps = Object.entries(nodes).filter(([, { data }]) => data.root.startsWith('apps/'))
  const apiRoutes = readRoutes(
    root,
    'libs/features/*/src/{contract,contract/**/*}.ts',
    /\bpath: '(\/[^']*)'/g,
  )
  return {
    apps: Object.fromEntries(
      apps.map(([project, { data }]) => [
        data.root.slice('apps/'.length),
        readApp(root, project, data, apiRoutes),
      ]),
    ),
    variables: Object.fromEntries(ENVIRONMENTS.map(({ app, variables }) => [app, listVariables(variables)])),
    targets: [...new Set(Object.values(nodes).flatMap(({ data }) => Object.keys(data.targets ?? {})))].sort(),
    commands: readCommands(root),
    deployers,
    versions: readVersions(root),
    inventory: readInventory(root, Object.entries(nodes)),
    exists: (path) => existsSync(join(root, path)),
  }
}

type NodeData = ProjectNodes[string]['data']

function readApp(root: string, project: string, data: NodeData, apiRoutes: readonly string[]): AppNode {
  const targets = data.targets ?? {}
  const own = readRoutes(root, `${data.root}/src/**/*.ts`, /\.get\('(\/[^']*)'/g)
  const block: unknown = Object(data.metadata).delivery
  return {
    project,
    root: data.root,
    targets: Object.keys(targets).sort(),
    outputs: Object.values(targets).flatMap((target) => outputsOf(target, data.root)),
    ...(block !== undefined && { block }),
    routes: own.length === 0 ? [] : [...new Set([...own, ...apiRoutes])].sort(),
  }
}

function outputsOf(target: unknown, root: string): string[] {
  const outputs: unknown = Object(target).outputs
  if (!Array.isArray(outputs)) return []
  return outputs.flatMap((output) =>
    typeof output === 'string' ? [output.replace('{projectRoot}', root).replace('{workspaceRoot}/', '')] : [],
  )
}

/** Addresses as the code states them, without running it. */
function readRoutes(root: string, pattern: string, statement: RegExp): string[] {
  return globSync(pattern, { cwd: root })
    .filter((file) => !/\.test\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(statement)])
    .flatMap(([, route]) => (route === undefined ? [] : [route]))
}

function listVariables(variables: (typeof ENVIRONMENTS)[number]['variables']): DeclaredVariable[] {
  return Object.entries(variables).map(([name, variable]) => {
    const value = typeof variable.default === 'object' ? variable.default.production : variable.default
    return {
      name,
      description: variable.description,
      isSecret: variable.isSecret === true,
      isOptional: variable.isOptional === true,
      ...(value !== undefined && { default: value }),
      refuse: (text) => {
        const parsed = variable.schema.safeParse(text)
        return parsed.success ? undefined : parsed.error.issues.map(({ message }) => message).join('; ')
      },
    }
  })
}

function readCommands(root: string): string[] {
  return readdirSync(join(root, 'tools/cli/src/commands'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

function readVersions(root: string): WorkspaceGraph['versions'] {
  const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  return { node: versionIn(catalog, 'node'), pnpm: versionIn(catalog, 'pnpm') }
}

function versionIn(catalog: string, name: string): string {
  const version = new RegExp(`^  ${name}: ([0-9][0-9.]*)$`, 'm').exec(catalog)?.[1]
  if (version === undefined)
    throw new Error(
      `pnpm-workspace.yaml: the catalog has no exact version of ${name}. Add it, such as "${name}: 1.2.3".`,
    )
  return version
}
