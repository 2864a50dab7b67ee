import { findKind } from '@ehr/conventions/branching'
import type { Protection } from '../../model/metadata.ts'
import { listBackMerges } from '../jobs/release.ts'
import type { Problem } from '../problem.ts'
import { listPatientBranches, type PlanRule, type RuleContext, when } from './rule.ts'

/** Protection and tiers are of the model’s branches, all of them and no others. */
export const protectsModelBranches: PlanRule = ({ metadata, model }) => {
  const names = model.longLived.map(({ name }) => name)
  const tables = {
    'branching.protection': Object.keys(metadata.branching.protection),
    'pipelines.tiers': Object.keys(metadata.pipelines.tiers),
  }
  return Object.entries(tables).flatMap(([path, given]) => [
    ...names.flatMap((name) =>
      when(
        !given.includes(name),
        path,
        `${name} is missing, a long-lived branch of the ${model.name} model.`,
        `Add ${path}.${name}.`,
      ),
    ),
    ...given.flatMap((name) =>
      when(
        !names.includes(name),
        `${path}.${name}`,
        `the ${model.name} model has no long-lived branch "${name}".`,
        `Take it out, or choose another model; this one has ${names.join(', ')}.`,
      ),
    ),
  ])
}

/** Only the deploy-tags model lets its integration branch be named, and it must be. */
export const namesIntegration: PlanRule = ({ metadata: { branching }, model }) => {
  const { integration } = branching
  const isOpen = model.name === 'deploy-tags'
  const path = 'branching.integration'
  return [
    ...when(
      isOpen && integration === undefined,
      path,
      'it is missing.',
      'Name the integration branch of the deploy-tags model, such as "deploy/clinic-staging".',
    ),
    ...when(
      !isOpen && integration !== undefined,
      path,
      `the ${model.name} model has an integration branch of its own, ${model.integration}.`,
      'Take it out; only the deploy-tags model lets one name it.',
    ),
    ...when(
      integration !== undefined && findKind(model.work, integration) !== undefined,
      path,
      `"${integration}" is also the name of a work branch of the ${model.name} model.`,
      'Name one that no work branch can have, such as "deploy/clinic-staging".',
    ),
  ]
}

/** Rules of one branch that cannot hold together; the facts are GitHub’s. */
export const contradictsNoRule: PlanRule = ({ metadata: { branching } }) =>
  Object.entries(branching.protection).flatMap(([name, protection]) =>
    contradictions(protection, `branching.protection.${name}`),
  )

function contradictions(protection: Protection, path: string): Problem[] {
  const { mergeMethods, needsLinearHistory, needsSignedCommits, mergedBy, approvals } = protection
  return [
    ...when(
      needsLinearHistory && mergeMethods.includes('merge'),
      `${path}.mergeMethods`,
      'a linear history has no merge commits, so that the method "merge" would always be refused.',
      `Take "merge" out, or set ${path}.needsLinearHistory to false.`,
    ),
    ...when(
      needsSignedCommits && mergeMethods.includes('rebase'),
      `${path}.mergeMethods`,
      'GitHub rewrites commits when it rebases and does not sign them, so that signed commits would be refused.',
      `Take "rebase" out, or set ${path}.needsSignedCommits to false.`,
    ),
    ...when(
      needsSignedCommits && mergeMethods.includes('squash') && mergedBy === 'anyone',
      `${path}.mergedBy`,
      'GitHub signs a squash only when the pull request’s author or an app makes it.',
      `Set it to "author-or-app", or take "squash" out of ${path}.mergeMethods.`,
    ),
    ...when(
      approvals === 0 &&
        (protection.needsCodeOwners ||
          protection.dismissesStaleApprovals ||
          protection.needsLastPushApproval),
      `${path}.approvals`,
      'without approvals there are none of code owners, none to dismiss and none of the last push.',
      'Set it to 1 or more.',
    ),
    ...when(
      protection.hasMergeQueue && mergeMethods.length > 1,
      `${path}.mergeMethods`,
      'a merge queue merges by one method.',
      'Name the one method that it uses.',
    ),
  ]
}

/** A squash of a long-lived branch is brought back by a merge commit, or its commits come up again next time. */
export const bringsSquashesBack: PlanRule = ({ metadata, model }) => {
  const { branching } = metadata
  const isAlone = model.longLived.length === 1
  const squashed = model.merges.flatMap(({ base, branches }) =>
    'branch' in base && branches.some((name) => name === model.integration || name === 'staging')
      ? [base.branch]
      : [],
  )
  const isLost = (name: string) =>
    !branching.mergesBack && branching.protection[name]?.mergeMethods.includes('merge') === false
  return [
    ...when(
      isAlone && branching.mergesBack,
      'branching.mergesBack',
      `the ${model.name} model has one long-lived branch, so that nothing comes back.`,
      'Set it to false.',
    ),
    ...squashed.filter(isLost).map((name) => ({
      path: 'branching.mergesBack',
      wrong: `into ${name} no merge commits go, and commits that were squashed come up again in the next merge.`,
      right: `Set it to true, so that ${name} is merged back each time, or allow "merge" into ${name}.`,
    })),
  ]
}

/** What comes back comes by a merge commit. */
export const letsMergesBack: PlanRule = ({ metadata, model, graph }) =>
  listBackMerges({ metadata, model, graph }).flatMap(({ from, to }) => {
    const protection = metadata.branching.protection[to]
    if (protection === undefined) return []
    const path = `branching.protection.${to}`
    return [
      ...when(
        !protection.mergeMethods.includes('merge'),
        `${path}.mergeMethods`,
        `${from} comes back into ${to} by a merge commit.`,
        'Add "merge", or set branching.mergesBack to false.',
      ),
      ...when(
        protection.needsLinearHistory,
        `${path}.needsLinearHistory`,
        `${from} comes back into ${to} by a merge commit, which a linear history has none of.`,
        'Set it to false, or set branching.mergesBack to false.',
      ),
    ]
  })

/** Nothing reaches patients’ data that only one person has seen. */
export const reviewsPatientBranches: PlanRule = (context) =>
  [...new Set(listPatientBranches(context))].flatMap((name) => {
    const protection = context.metadata.branching.protection[name]
    if (protection === undefined) return []
    const path = `branching.protection.${name}`
    return [
      ...when(
        protection.approvals === 0,
        `${path}.approvals`,
        `a merge into ${name} reaches patients’ data without anybody else having seen it.`,
        'Set it to 1 or more.',
      ),
      ...when(
        protection.requiredChecks.length === 0,
        `${path}.requiredChecks`,
        `a merge into ${name} reaches patients’ data without any check.`,
        'Name the checks that must pass, such as "build" and "test".',
      ),
      ...when(
        !protection.includesAdministrators,
        `${path}.includesAdministrators`,
        `administrators could reach patients’ data past all rules of ${name}.`,
        'Set it to true.',
      ),
    ]
  })

/** Code owners are asked only where there are any. */
export const hasCodeOwners: PlanRule = ({ metadata }: RuleContext) =>
  Object.entries(metadata.branching.protection).flatMap(([name, { needsCodeOwners }]) =>
    when(
      needsCodeOwners && metadata.people.codeOwners.length === 0,
      `branching.protection.${name}.needsCodeOwners`,
      'nobody owns any code.',
      'Name somebody under people.codeOwners, or set it to false.',
    ),
  )
