import { defaultOf, type Environment, MODES, type Mode, type Variable } from './declare.ts'
import { type Documented, mergeVariables } from './merge-variables.ts'

const HEAD = `<!-- Generated from libs/env by "pnpm nx sync"; change the declarations there. -->

# Environment variables

A process reads these once, when it starts, and refuses to start while one is wrong; the mode is \`NODE_ENV\`, and production where that is not set.
An empty variable counts as absent. Secrets are marked, and never printed.
`

/** Renders the page of environment variables: a table of every variable of every application. */
export function renderTable(environments: readonly Environment[]): string {
  const head = ['variable', 'read by', 'what it is for', ...MODES]
  const rows = mergeVariables(environments).map(renderRow)
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `${[HEAD, ...lines].join('\n')}\n`
}

function renderRow({ name, variable, apps }: Documented): string[] {
  const title = `\`${name}\`${variable.isSecret ? ' (secret)' : ''}`
  const description = variable.description.replaceAll('|', '\\|')
  return [title, apps.join(', '), description, ...MODES.map((mode) => renderNeed(variable, mode))]
}

function renderNeed(variable: Variable, mode: Mode): string {
  const value = defaultOf(variable, mode)
  if (value !== undefined) return `\`${value}\``
  return variable.isOptional ? 'optional' : 'required'
}
