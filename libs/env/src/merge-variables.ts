import type { Environment, Variable } from './declare.ts'

/** One variable as documents list it, with every application that reads it. */
export interface Documented {
  name: string
  variable: Variable
  apps: readonly string[]
}

/** Lists the variables of all applications by name, each once; throws when two declare one for different ends. */
export function mergeVariables(environments: readonly Environment[]): Documented[] {
  const declared = environments.flatMap(({ app, variables }) =>
    Object.entries(variables).map(([name, variable]) => ({ name, variable, app })),
  )
  return [...Map.groupBy(declared, ({ name }) => name)]
    .map(([name, uses]) => mergeUses(name, uses))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function mergeUses(name: string, uses: readonly { variable: Variable; app: string }[]): Documented {
  const [first, ...others] = uses
  if (first === undefined) throw new Error(`${name} is read by no application.`)
  const apps = uses.map(({ app }) => app)
  if (others.some(({ variable }) => variable.description !== first.variable.description)) {
    throw new Error(
      `${name} means different things in ${apps.join(' and ')}. Declare it once and share the declaration.`,
    )
  }
  return { name, variable: first.variable, apps }
}
