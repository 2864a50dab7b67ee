import { defaultOf, type Environment, isRequired, type Variable } from './declare.ts'
import { type Documented, mergeVariables } from './merge-variables.ts'

const HEAD = `# Generated from libs/env by "pnpm nx sync"; change the declarations there.
# "pnpm dev" needs none of these. To set some, copy this file to .env and take away the "# " before them.
`

/** Renders .env.example: every variable of every application, with what it is in development. */
export function renderExample(environments: readonly Environment[]): string {
  return [HEAD, ...mergeVariables(environments).map(renderVariable)].join('\n')
}

function renderVariable({ name, variable, apps }: Documented): string {
  const lines = [variable.description, `Read by ${apps.join(', ')}${describeNeed(variable)}.`]
  return [
    ...lines.map((line) => `# ${line}`),
    `# ${name}=${defaultOf(variable, 'development') ?? ''}`,
    '',
  ].join('\n')
}

function describeNeed(variable: Variable): string {
  const notes = [
    isRequired(variable, 'production') ? 'required in production' : '',
    variable.isSecret ? 'secret' : '',
  ]
  return notes
    .filter(Boolean)
    .map((note) => `; ${note}`)
    .join('')
}
