import { type PlanRule, type RuleContext, sharedValues, unknownNames, when } from './rule.ts'

/** Critical paths lead somewhere, and are walked by somebody who may. */
export const walksCriticalPaths: PlanRule = (context) => {
  const { paths, syntheticAccount } = context.metadata.criticalPaths
  const ids = paths.map(({ id }, index) => ({
    owner: `path ${index + 1}`,
    value: id,
    path: `criticalPaths.paths[${index}].id`,
  }))
  const signIn = syntheticAccount?.signInPath
  return [
    ...sharedValues(ids, 'id', 'Give each its own.'),
    ...when(
      signIn !== undefined && !answers(context, signIn),
      'criticalPaths.syntheticAccount.signInPath',
      `no application answers "${signIn}".`,
      'Name the address of the session, such as "/api/session".',
    ),
    ...paths.flatMap((each, index) => {
      const at = `criticalPaths.paths[${index}]`
      return [
        ...when(
          each.path !== undefined && !answers(context, each.path),
          `${at}.path`,
          `no application answers "${each.path}".`,
          'Name an address of the API, such as "/health/ready".',
        ),
        ...when(
          each.isSignedIn && syntheticAccount === null,
          'criticalPaths.syntheticAccount',
          `"${each.title}" is walked signed in, and there is no account for it.`,
          'Name its secrets, or set isSignedIn to false.',
        ),
        ...when(
          each.journey !== undefined && !context.graph.exists(each.journey),
          `${at}.journey`,
          `there is no file "${each.journey}".`,
          'Name a journey under apps/ehr-e2e/src/journeys.',
        ),
        ...when(
          each.path === undefined && each.journey === undefined,
          at,
          'it has neither an address nor a journey.',
          'Give one of them.',
        ),
      ]
    }),
  ]
}

/** Clinical validation can be run, and is asked for where it is promised. */
export const validatesClinically: PlanRule = (context) => {
  const { clinicalValidation, pipelines } = context.metadata
  const { branches, target, document } = clinicalValidation
  const names = context.model.longLived.map(({ name }) => name)
  return [
    ...unknownNames(
      [{ name: target, path: 'clinicalValidation.target' }],
      context.graph.targets,
      'Nx target',
    ).map((problem) => ({ ...problem, right: 'Name one such as "clinical-validation".' })),
    ...unknownNames(
      branches.map((name, index) => ({ name, path: `clinicalValidation.branches[${index}]` })),
      names,
      'long-lived branch',
    ),
    ...when(
      !context.graph.exists(document),
      'clinicalValidation.document',
      `there is no file "${document}".`,
      'Name the document that a clinician signs.',
    ),
    ...branches.flatMap((name) =>
      when(
        pipelines.tiers[name]?.checks.includes('clinical-validation') === false,
        `pipelines.tiers.${name}.checks`,
        `nothing is to go into ${name} without clinical validation, which this tier does not have.`,
        'Add "clinical-validation".',
      ),
    ),
  ]
}

function answers({ graph }: RuleContext, address: string): boolean {
  const path = address.replace(/\?.*$/, '')
  return Object.values(graph.apps).some(({ routes }) => routes.some((route) => matches(route, path)))
}

function matches(route: string, path: string): boolean {
  const parts = path.split('/')
  const pattern = route.split('/')
  return (
    parts.length === pattern.length &&
    pattern.every((part, index) => part.startsWith(':') || part === parts[index])
  )
}
