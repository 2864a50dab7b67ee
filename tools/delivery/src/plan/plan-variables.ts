import type { AppBlock } from '../model/app-block.ts'
import type { EnvironmentMetadata } from '../model/metadata.ts'
import type { PlannedVariable, VariableSource } from './delivery-plan.ts'
import type { DeclaredVariable, WorkspaceGraph } from './graph.ts'

/** What of an environment decides its variables. */
export interface VariableContext {
  environment: EnvironmentMetadata
  graph: Pick<WorkspaceGraph, 'variables'>
  blocks: Readonly<Record<string, AppBlock>>
}

/** Applications whose variables an environment must fill: what runs there, what those serve, and the commands. */
export function listReaders({ environment, blocks }: VariableContext): string[] {
  const running = Object.keys(environment.services)
  const served = Object.entries(blocks).flatMap(([app, { servedBy }]) =>
    servedBy !== undefined && running.includes(servedBy) ? [app] : [],
  )
  return [...new Set([...running, ...served, 'cli'])].sort()
}

/** Plans every variable of an environment, sorted by name, with where its value comes from. */
export function planVariables(context: VariableContext): PlannedVariable[] {
  const declared = listReaders(context).flatMap((app) =>
    (context.graph.variables[app] ?? []).map((variable) => ({ app, variable })),
  )
  return [...Map.groupBy(declared, ({ variable }) => variable.name)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, uses]) => {
      const [first] = uses
      if (first === undefined) return []
      return [
        {
          name,
          apps: uses.map(({ app }) => app),
          description: first.variable.description,
          isSecret: first.variable.isSecret,
          source: sourceOf(context, first.variable),
        },
      ]
    })
}

/** Variables that only a developer’s own machine has. */
const LOCAL_ONLY = ['TEST_DATABASE_URL', 'EHR_DATA_FOLDER', 'CHROMIUM_PATH', 'EHR_API_PORT']

function sourceOf(context: VariableContext, variable: DeclaredVariable): VariableSource {
  const { environment } = context
  const { name } = variable
  const secret = environment.secrets[name]
  if (secret !== undefined) return { kind: 'secret', secret }
  const value = environment.variables[name] ?? impliedValue(context, name)
  if (value !== undefined) return { kind: 'value', value }
  if (LOCAL_ONLY.includes(name)) return { kind: 'unset' }
  if (environment.database !== null && name === 'DATABASE_URL')
    return { kind: 'database', role: 'application' }
  if (environment.database !== null && name === 'MIGRATION_DATABASE_URL')
    return { kind: 'database', role: 'owner' }
  if (name === 'RELEASE') return { kind: 'release' }
  return variable.default === undefined ? { kind: 'unset' } : { kind: 'default', value: variable.default }
}

/** What the rest of the environment’s metadata already says is said once. */
export function impliedValue({ environment, blocks }: VariableContext, name: string): string | undefined {
  const port = Object.entries(blocks).find(
    ([app, block]) => app in environment.services && block.port?.variable === name,
  )?.[1].port
  if (port !== undefined) return String(port.default)
  const implied: Record<string, string | undefined> = {
    NODE_ENV: 'production',
    DATA_CLASS: environment.dataClass,
    PUBLIC_URL: environment.url,
    ASSET_BASE_URL: environment.cdnUrl,
  }
  return implied[name]
}
