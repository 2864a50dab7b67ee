import { TARGET_NAMES } from '../../model/targets.ts'
import {
  listEnvironments,
  type PlanRule,
  type RuleContext,
  sharedValues,
  unknownNames,
  when,
} from './rule.ts'

/** No two environments share what deploys them, where they are, or where their data lie. */
export const sharesNothing: PlanRule = (context) => {
  const all = listEnvironments(context)
  const own = 'Give each environment its own.'
  const of = (pick: (each: (typeof all)[number]) => string | undefined, field: string) =>
    all.map((each) => ({ owner: each.name, value: pick(each), path: `${each.path}.${field}` }))
  return [
    ...sharedValues(
      of(({ environment }) => environment.from.branch, 'from.branch'),
      'branch',
      own,
    ),
    ...sharedValues(
      of(({ environment }) => environment.from.tag, 'from.tag'),
      'tag',
      own,
    ),
    ...sharedValues(
      of(({ environment }) => environment.url, 'url'),
      'address',
      own,
    ),
    ...sharedValues(
      of(({ environment }) => environment.database?.instance, 'database.instance'),
      'database server',
      own,
    ),
    ...sharedValues(buckets(context), 'bucket', own),
  ]
}

function buckets(context: RuleContext) {
  return listEnvironments(context).flatMap(({ name, path, environment: { storage } }) => [
    { owner: name, value: storage.uploads, path: `${path}.storage.uploads` },
    { owner: name, value: storage.backups, path: `${path}.storage.backups` },
  ])
}

/** What holds patients’ data is approved, backed up, and tried elsewhere first. */
export const guardsPatientData: PlanRule = (context) => {
  const { backups } = context.metadata
  return listEnvironments(context)
    .filter(({ environment }) => environment.dataClass === 'phi')
    .flatMap(({ name, path, environment }) => [
      ...when(
        environment.approval === null,
        `${path}.approval`,
        `${name} holds patients’ data, and nobody approves what is deployed there.`,
        'Name who approves: { "how": "pull-request" or "environment", "by": ["clinical"], … }.',
      ),
      ...when(
        !backups.environments.includes(name),
        'backups.environments',
        `${name} holds patients’ data and is not backed up.`,
        `Add "${name}".`,
      ),
      ...when(
        environment.target !== 'local' && !backups.beforeDeploy.includes(name),
        'backups.beforeDeploy',
        `${name} holds patients’ data and is not backed up before it is deployed.`,
        `Add "${name}".`,
      ),
      ...when(
        environment.after === undefined,
        `${path}.after`,
        `${name} holds patients’ data, and its migrations have run nowhere before.`,
        'Name the environment that runs them first, such as "staging".',
      ),
      ...when(
        environment.target === 'local',
        `${path}.target`,
        `${name} holds patients’ data on a developer’s machine.`,
        'Set dataClass to "synthetic", or name a target.',
      ),
      ...when(
        environment.storage.backups === undefined,
        `${path}.storage.backups`,
        `${name} holds patients’ data and has no bucket of its own for backups.`,
        'Name one.',
      ),
    ])
}

/** An approval is one that GitHub really asks for. */
export const asksForApproval: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment: { approval, from } }) => {
    if (approval?.how !== 'pull-request') return []
    const { people, branching } = context.metadata
    const protection = from.branch === undefined ? undefined : branching.protection[from.branch]
    const isAllOwned = people.codeOwners.some(({ path: owned }) => owned === '*')
    const passing = people.codeOwners.flatMap(({ path: owned, owners }, index) =>
      owners.some((owner) => !approval.by.includes(owner)) ? [{ owned, index }] : [],
    )
    return [
      ...when(
        from.branch === undefined,
        `${path}.approval.how`,
        `${name} is deployed by no merge, so that no pull request is approved for it.`,
        'Set it to "environment".',
      ),
      ...when(
        protection !== undefined && !protection.needsCodeOwners,
        `branching.protection.${from.branch}.needsCodeOwners`,
        `${name} counts on the approval of code owners, which ${from.branch} does not ask for.`,
        'Set it to true.',
      ),
      ...when(
        !isAllOwned,
        'people.codeOwners',
        `some code has no owner, so that a pull request may reach ${name} without the approval of ${approval.by.join(' or ')}.`,
        `Add { "path": "*", "owners": [${approval.by.map((owner) => `"${owner}"`).join(', ')}] } before the others.`,
      ),
      ...passing.map(({ owned, index }) => ({
        path: `people.codeOwners[${index}].owners`,
        wrong: `a pull request that changes "${owned}" only may reach ${name} without ${approval.by.join(' or ')}.`,
        right: `Name none but those of ${path}.approval.by, or add the others there.`,
      })),
      ...when(
        approval.waitMinutes > 0,
        `${path}.approval.waitMinutes`,
        'a merge does not wait; only environments of GitHub do.',
        'Set it to 0, or how to "environment".',
      ),
    ]
  })

/** What deploys an environment fits the branching model. */
export const fitsModel: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment }) => {
    const { from, target, dataClass } = environment
    const branches = context.model.longLived.map((branch) => branch.name)
    const role = context.model.longLived.find((branch) => branch.name === from.branch)?.role
    const starts = [from.branch, from.tag, from.release === true ? 'release' : undefined].filter(
      (each) => each !== undefined,
    )
    return [
      ...unknownNames(
        from.branch === undefined ? [] : [{ name: from.branch, path: `${path}.from.branch` }],
        branches,
        `long-lived branch of the ${context.model.name} model called`,
      ),
      ...when(
        target === 'local' && starts.length > 0,
        `${path}.from`,
        `${name} is local, and nothing deploys it.`,
        'Set it to {}.',
      ),
      ...when(
        target !== 'local' && starts.length === 0,
        `${path}.from`,
        `nothing deploys ${name}.`,
        'Name a branch, a tag such as "v*", or { "release": true }.',
      ),
      ...when(
        context.model.name === 'deploy-tags' && from.branch !== undefined,
        `${path}.from.branch`,
        'in the deploy-tags model tags deploy, and merges do not.',
        'Name a tag instead, such as "staging-*".',
      ),
      ...when(
        context.model.name === 'deploy-tags' &&
          from.tag !== undefined &&
          !['staging-*', 'prod-*'].includes(from.tag),
        `${path}.from.tag`,
        `the deploy-tags model knows no tags "${from.tag}".`,
        'Name "staging-*" or "prod-*".',
      ),
      ...when(
        context.model.name !== 'deploy-tags' && from.tag !== undefined && from.tag !== 'v*',
        `${path}.from.tag`,
        `the ${context.model.name} model knows no tags "${from.tag}".`,
        'Name "v*", the tags of versions.',
      ),
      ...when(
        dataClass === 'phi' && role !== undefined && role !== 'production',
        `${path}.from.branch`,
        `${from.branch} is where work comes together, and ${name} holds patients’ data.`,
        `Name ${branches[0]}.`,
      ),
    ]
  })

/** What an environment runs on is known, and set up. */
export const hasTargets: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment: { target, url, window } }) => {
    const { targets } = context.metadata
    const known = [...TARGET_NAMES, ...context.graph.deployers]
    const settings = Object.entries({ ...targets, container: targets.registry, local: true })
    const isSetUp = settings.some(([key, value]) => key === target && value !== undefined)
    const isOurs = TARGET_NAMES.some((each) => each === target)
    return [
      ...unknownNames([{ name: target, path: `${path}.target` }], [...new Set(known)], 'target'),
      ...when(
        isOurs && !isSetUp,
        target === 'container' ? 'targets.registry' : `targets.${target}`,
        `${name} runs on ${target}, which is not set up.`,
        'Give its settings.',
      ),
      ...when(
        target !== 'local' && url === undefined,
        `${path}.url`,
        `${name} has no address, so that nobody can say whether it works.`,
        'Give it, such as "https://ehr.example.org".',
      ),
      ...when(
        window !== null && window.from === window.to,
        `${path}.window`,
        'it begins when it ends.',
        'Give two times, or null for always.',
      ),
    ]
  })
