import { listEnvironments, type PlanRule, type RuleContext, unknownNames, when } from './rule.ts'

interface Named {
  name: string
  path: string
}

/** Every owner that anything names is declared. */
export const knowsOwners: PlanRule = (context) => {
  const { people, signOff, clinicalValidation, featureFlags } = context.metadata
  const contacts = people.contacts.map(({ owner }, index) => ({
    name: owner,
    path: `people.contacts[${index}].owner`,
  }))
  const flags = Object.entries(featureFlags).map(([flag, { owner }]) => ({
    name: owner,
    path: `featureFlags.${flag}.owner`,
  }))
  const named = [
    ...people.codeOwners.flatMap(({ owners }, index) => list(owners, `people.codeOwners[${index}].owners`)),
    ...contacts,
    ...list(people.onCall.escalation, 'people.onCall.escalation'),
    ...environmentOwners(context),
    ...signOff.manualTests.map(({ owner }, index) => ({
      name: owner,
      path: `signOff.manualTests[${index}].owner`,
    })),
    { name: clinicalValidation.owner, path: 'clinicalValidation.owner' },
    ...flags,
  ]
  return unknownNames(named, Object.keys(people.owners), 'owner')
}

/** Teams exist in organisations only. */
export const hasTeamsInOrganisations: PlanRule = ({ metadata: { people, github } }) =>
  Object.entries(people.owners).flatMap(([owner, { github: handle }]) =>
    when(
      github.account === 'user' && handle.includes('/'),
      `people.owners.${owner}.github`,
      `${handle} is a team, and the account is a person’s.`,
      'Name a person, such as "@somebody", or set github.account to "organization".',
    ),
  )

/** What code owners own exists. */
export const ownsWhatExists: PlanRule = ({ metadata: { people }, graph }) =>
  people.codeOwners.flatMap(({ path }, index) => {
    const fixed = path
      .replace(/^\//, '')
      .replace(/\*.*$/, '')
      .replace(/\/[^/]*$/, '')
    return when(
      fixed !== '' && !graph.exists(fixed),
      `people.codeOwners[${index}].path`,
      `nothing lies at "${path}".`,
      'Name a folder of this workspace, such as "/libs/db-migrations/".',
    )
  })

/** Who is called first can be called. */
export const canBeCalled: PlanRule = ({ metadata: { people } }) => {
  const callable = people.contacts.filter(({ isOnCall }) => isOnCall).map(({ owner }) => owner)
  return people.onCall.escalation.flatMap((owner, index) =>
    when(
      owner in people.owners && !callable.includes(owner),
      `people.onCall.escalation[${index}]`,
      `nobody of ${owner} is on call.`,
      `Set isOnCall of a contact of ${owner}, or take it out of the escalation.`,
    ),
  )
}

function environmentOwners(context: RuleContext): Named[] {
  return listEnvironments(context).flatMap(({ path, environment }) => [
    ...list(environment.access, `${path}.access`),
    ...list(environment.approval?.by ?? [], `${path}.approval.by`),
  ])
}

function list(names: readonly string[], path: string): Named[] {
  return names.map((name, index) => ({ name, path: `${path}[${index}]` }))
}
