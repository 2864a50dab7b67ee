import type { Problem } from '../plan/problem.ts'
import { type Line, listLines, listMatches, problemAt, type ReferenceContext } from './reference.ts'

/** Variables that GitHub, Node, PostgreSQL or a shell know, and those that steps set for themselves. */
const GIVEN = /^(GITHUB|RUNNER|ACTIONS|NX|PG|NODE|NPM|DOCKER)_|^(CI|PATH|HOME|LANG|TZ)$/

/** Finds secrets and variables of the repository that nothing declares. */
export function checkSecrets(context: ReferenceContext): Problem[] {
  const secrets = new Set([...context.plan.secrets.map(({ name }) => name), 'GITHUB_TOKEN'])
  const variables = new Set(listRepositoryVariables(context))
  return listLines(context, /^\.github\/workflows\//).flatMap((line) => [
    ...listMatches(line.text, /(?<![\w.])secrets\.([A-Za-z_]\w*)/g)
      .filter((name) => !secrets.has(name))
      .map((name) => problemAt(line, `no secret "${name}" is declared.`, 'Declare it under `secrets`.')),
    ...listMatches(line.text, /(?<![\w.])vars\.([A-Za-z_]\w*)/g)
      .filter((name) => !variables.has(name))
      .map((name) =>
        problemAt(
          line,
          `no variable "${name}" of the repository is named.`,
          'Name it where it is used: `github.app`, `targets.aws`.',
        ),
      ),
  ])
}

/** Finds variables and secrets in pages, quoted as code, that nothing declares. */
export function checkVariablesOfPages(context: ReferenceContext): Problem[] {
  const known = new Set([
    ...context.plan.secrets.map(({ name }) => name),
    ...context.plan.environments.flatMap(({ variables }) => variables.map(({ name }) => name)),
    ...Object.values(context.facts.graph.variables).flatMap((declared) => declared.map(({ name }) => name)),
    ...listRepositoryVariables(context),
    ...listSteps(context),
  ])
  return listLines(context, /\.md$/).flatMap((line) =>
    listMatches(line.text, /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)
      .filter((name) => !known.has(name) && !GIVEN.test(name))
      .map((name) =>
        problemAt(
          line,
          `nothing declares "${name}".`,
          'Variables are declared in libs/env, secrets under `secrets`.',
        ),
      ),
  )
}

/** Finds addresses within the applications that none of them answers. */
export function checkAddresses(context: ReferenceContext): Problem[] {
  const routes = Object.values(context.facts.graph.apps).flatMap((app) => app.routes)
  const { plan } = context
  const metrics = plan.apps.flatMap(({ block }) => (block.metrics ? [block.metrics.path] : []))
  const isAnswered = (path: string) => [...routes, ...metrics].some((route) => fits(route, path))
  const check = (line: Line, path: string) =>
    isAnswered(path)
      ? []
      : [problemAt(line, `no application answers ${path}.`, 'Name a route as the code states it.')]
  return [
    ...listLines(context, /^render\.yaml$/).flatMap((line) =>
      listMatches(line.text, /^\s*healthCheckPath: ["']?([^"'\s]+)/g).flatMap((path) => check(line, path)),
    ),
    ...listLines(context, /\.(md|ya?ml)$/).flatMap((line) =>
      listMatches(line.text, /[`\s"'](\/(?:health|api|version|metrics)(?:\/[\w:/-]*)?)(?=[`\s"'?]|$)/g)
        .filter((path) => !isAnswered(path))
        .flatMap((path) => check(line, path)),
    ),
  ]
}

/** Finds ports on one’s own machine, and of containers, that nothing listens on. */
export function checkPorts(context: ReferenceContext): Problem[] {
  const known = new Set([
    '5432',
    ...context.plan.apps.flatMap(({ block }) => (block.port ? [String(block.port.default)] : [])),
    ...Object.values(context.facts.graph.variables).flatMap((declared) =>
      declared.flatMap((each) => (/PORT$/.test(each.name) && each.default ? [each.default] : [])),
    ),
  ])
  return listLines(context, /\.(md|ya?ml|json|service|conf)$/).flatMap((line) =>
    listMatches(line.text, /(?:127\.0\.0\.1|localhost|0\.0\.0\.0):(\d{2,5})\b/g)
      .filter((port) => !known.has(port))
      .map((port) =>
        problemAt(line, `nothing listens on port ${port}.`, `Known are: ${[...known].sort().join(', ')}.`),
      ),
  )
}

function listRepositoryVariables({ plan }: ReferenceContext): string[] {
  const { github, targets } = plan.metadata
  return [
    ...(github.app ? [github.app.idVariable] : []),
    ...(targets.aws
      ? [targets.aws.accountVariable, targets.aws.roleVariable, targets.aws.stateBucketVariable]
      : []),
  ]
}

/** What steps of workflows pass on to their commands. */
function listSteps({ plan }: ReferenceContext): string[] {
  return plan.workflows.flatMap(({ jobs }) =>
    jobs.flatMap(({ env, steps }) => [
      ...Object.keys(env),
      ...steps.flatMap((step) => Object.keys(step.env ?? {})),
    ]),
  )
}

function fits(route: string, path: string): boolean {
  const [parts, given] = [route.split('/'), path.split('/')]
  const isPrefix = given.at(-1) === ''
  if (isPrefix) return route.startsWith(path)
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith(':') || part === given[index])
  )
}
