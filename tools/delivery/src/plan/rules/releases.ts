import { findProductEnvironment } from '../product-environment.ts'
import { listEnvironments, type PlanRule, when } from './rule.ts'

/** A tag records a deployment that a merge started, or starts one; never both. */
export const tagsOnce: PlanRule = (context) => {
  const { releases } = context.metadata
  const product = findProductEnvironment(context.metadata)
  const last = listEnvironments(context).find(({ name }) => name === product?.name)
  if (last === undefined) return []
  const { branch, tag, release } = last.environment.from
  const startsByTag = tag !== undefined || release === true
  return [
    ...when(
      releases.tag === 'afterDeploy' && branch === undefined,
      'releases.tag',
      `${last.name} is deployed by ${tag === undefined ? 'releases' : 'tags'}, so that the tag is there before.`,
      'Set it to "startsDeploy".',
    ),
    ...when(
      releases.tag === 'startsDeploy' && !startsByTag,
      'releases.tag',
      `no tag starts a deployment of ${last.name}, which merges into ${branch} deploy.`,
      'Set it to "afterDeploy".',
    ),
    ...when(
      releases.tag === 'afterDeploy' && tag === 'v*',
      'releases.tag',
      `the tag that records a deployment of ${last.name} would start the next one.`,
      `Set it to "startsDeploy", or take the tag out of ${last.path}.from.`,
    ),
  ]
}

/** Notes that somebody reads before a deployment are written before it. */
export const hasNotesBefore: PlanRule = (context) =>
  listEnvironments(context).flatMap(({ name, path, environment: { approval, from } }) =>
    when(
      approval?.needsReleaseNotes === true && from.tag === undefined && from.release !== true,
      `${path}.approval.needsReleaseNotes`,
      `a merge deploys ${name}, and notes are written of tags and releases.`,
      'Set it to false, or deploy from a tag or a release.',
    ),
  )

/** What is committed by pushing is not signed. */
export const signsVersions: PlanRule = ({ metadata: { releases, branching }, model }) =>
  when(
    releases.commitsBy === 'push' && branching.protection[model.integration]?.needsSignedCommits === true,
    'releases.commitsBy',
    `${model.integration} takes signed commits only, and what a pipeline pushes is not signed.`,
    'Set it to "api": commits made through GitHub’s API are signed.',
  )

/** Candidates of a release have a place to be made. */
export const hasPlaceForCandidates: PlanRule = (context) => {
  const { releases } = context.metadata
  const isByRelease = listEnvironments(context).some(({ environment }) => environment.from.release === true)
  return when(
    releases.prereleases && !context.model.work.includes('release') && !isByRelease,
    'releases.prereleases',
    `the ${context.model.name} model has no release branches, and no release deploys anything.`,
    'Set it to false.',
  )
}
