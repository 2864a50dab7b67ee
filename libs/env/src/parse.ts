import {
  defaultOf,
  type Environment,
  type EnvironmentValues,
  MODES,
  type Mode,
  type Variable,
} from './declare.ts'

/** Environment variables as a process has them. */
export type Source = Readonly<Record<string, string | undefined>>

type Outcome = { name: string; value: unknown } | { name: string; problem: string }

/**
 * Parses an application's variables; an empty one counts as absent. Throws one error that names all that are wrong,
 * without the value of any secret.
 */
export function parseEnvironment<E extends Environment>(environment: E, source: Source): EnvironmentValues<E>
export function parseEnvironment(environment: Environment, source: Source): Record<string, unknown> {
  const mode = modeOf(source)
  const variables = Object.entries(environment.variables)
  const outcomes = variables.map(([name, variable]) =>
    parseVariable({ name, variable, mode, text: source[name] }),
  )
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []))
  if (problems.length > 0) throw new Error(describeProblems(environment.app, mode, problems))
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome.name, 'value' in outcome ? outcome.value : undefined]),
  )
}

interface Given {
  name: string
  variable: Variable
  mode: Mode
  text: string | undefined
}

function parseVariable({ name, variable, mode, text }: Given): Outcome {
  const given = text === '' ? undefined : text
  const effective = given ?? defaultOf(variable, mode)
  if (effective === undefined) {
    return variable.isOptional
      ? { name, value: undefined }
      : { name, problem: `${name} is not set: ${variable.description}` }
  }
  const parsed = variable.schema.safeParse(effective)
  if (parsed.success) return { name, value: parsed.data }
  const expected = parsed.error.issues.map(({ message }) => message).join('; ')
  return {
    name,
    problem: `${name} is ${variable.isSecret ? 'wrong (secret, not shown)' : `"${effective}"`}: ${expected}`,
  }
}

function modeOf(source: Source): Mode {
  return MODES.find((mode) => mode === source.NODE_ENV) ?? 'production'
}

function describeProblems(app: string, mode: Mode, problems: readonly string[]): string {
  const count =
    problems.length === 1 ? 'One environment variable' : `${problems.length} environment variables`
  const list = problems.map((problem) => `  ${problem}`).join('\n')
  return `${count} of ${app} cannot be used (${mode}):\n${list}\nAll of them: docs/generated/environment-variables.md`
}
