import { isDeployed } from '../jobs/deploy.ts'
import { impliedValue, listReaders, planVariables } from '../plan-variables.ts'
import type { Problem } from '../problem.ts'
import { listEnvironments, type PlanRule, type RuleContext, when } from './rule.ts'

/** Every variable of an environment is declared, has a value that the application takes, and no secret lies open. */
export const fillsVariables: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment }) => {
    const variables = { environment, graph: context.graph, blocks: context.blocks }
    const missing = isDeployed(environment)
      ? planVariables(variables).filter(({ source, apps, name: variable }) => {
          const isNeeded = apps.some((app) => app !== 'cli' && isRequired(context, app, variable))
          return source.kind === 'unset' && isNeeded
        })
      : []
    return [
      ...missing.map(({ name: variable, isSecret, apps }) => ({
        path: `${path}.${isSecret ? 'secrets' : 'variables'}`,
        wrong: `${variable} has no value in ${name}, and ${apps.join(' and ')} will not start without it.`,
        right: isSecret
          ? `Add "${variable}" with the name of a secret.`
          : `Add "${variable}" with its value.`,
      })),
      ...checkGiven(context, name, path),
    ]
  })

function checkGiven(context: RuleContext, name: string, path: string): Problem[] {
  const environment = context.metadata.environments[name]
  if (environment === undefined) return []
  const variables = { environment, graph: context.graph, blocks: context.blocks }
  const declared = listReaders(variables).flatMap((app) => context.graph.variables[app] ?? [])
  const given = [
    ...Object.keys(environment.variables).map((variable) => ({ variable, kind: 'variables' as const })),
    ...Object.keys(environment.secrets).map((variable) => ({ variable, kind: 'secrets' as const })),
  ]
  return given.flatMap(({ variable, kind }) => {
    const found = declared.find((each) => each.name === variable)
    const where = `${path}.${kind}.${variable}`
    const value = kind === 'variables' ? environment.variables[variable] : undefined
    const implied = impliedValue(variables, variable)
    const refusal = value === undefined || found?.isSecret === true ? undefined : found?.refuse(value)
    return [
      ...when(
        found === undefined,
        where,
        `no application in ${name} reads ${variable}.`,
        'Take it out, or declare it in libs/env.',
      ),
      ...when(
        kind === 'variables' && found?.isSecret === true,
        where,
        `${variable} is a secret, and this file is not.`,
        `Move it to ${path}.secrets, with the name of a secret.`,
      ),
      ...when(refusal !== undefined, where, `${variable} cannot be that: ${refusal}.`, 'Give another value.'),
      ...when(
        kind === 'variables' && implied !== undefined && implied !== value,
        where,
        `${variable} is already "${implied}" by the rest of ${path}.`,
        'Take it out, or change what it follows from.',
      ),
      ...when(
        kind === 'secrets' && variable in environment.variables,
        where,
        `${variable} is given twice, as a value and as a secret.`,
        'Take one out.',
      ),
    ]
  })
}

/** Values that follow from others are taken as well. */
export const impliesValidValues: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ path, environment }) => {
    const variables = { environment, graph: context.graph, blocks: context.blocks }
    const declared = listReaders(variables).flatMap((app) => context.graph.variables[app] ?? [])
    return [...new Map(declared.map((variable) => [variable.name, variable])).values()].flatMap(
      (variable) => {
        const implied = impliedValue(variables, variable.name)
        const refusal = implied === undefined ? undefined : variable.refuse(implied)
        return when(
          refusal !== undefined,
          path,
          `${variable.name} would be "${implied}", which cannot be: ${refusal}.`,
          'Change what it follows from.',
        )
      },
    )
  })

function isRequired({ graph }: RuleContext, app: string, name: string): boolean {
  const variable = graph.variables[app]?.find((each) => each.name === name)
  return variable !== undefined && !variable.isOptional && variable.default === undefined
}
