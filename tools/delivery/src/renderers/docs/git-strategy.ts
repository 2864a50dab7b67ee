import { BRANCH_KINDS, type MergeRule } from '@ehr/conventions/branching'
import { COMMIT_TYPES } from '@ehr/conventions/commit-types'
import type { DeliveryPlan, PlannedBranch } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { describeStart, listDeployed } from './facts.ts'
import { bullets, code, listed, literal, prose, shell, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

/** The branches, what may go into what, the words of commits, the tags: how the history is made. */
export function renderGitStrategy(plan: DeliveryPlan): RenderedFile {
  const { model, metadata } = plan
  return renderPage({
    path: 'docs/GIT_STRATEGY.md',
    from: ['branching', 'releases', ...listDeployed(plan).map(({ from }) => from)],
    title: 'Git strategy',
    blocks: [
      `${prose(metadata.product.name)} follows the ${code(model.name)} model. Hooks, the check of each pull request and the rules of GitHub read the same definition, in ${code('tools/conventions')}.`,
      section('Branches that stay', renderLongLived(plan)),
      section(
        'Branches that come and go',
        table(
          ['name', 'such as'],
          model.work.map((kind) => [code(BRANCH_KINDS[kind].shape), code(BRANCH_KINDS[kind].sample)]),
        ),
        shell([`pnpm ehr branch check ${BRANCH_KINDS[model.work[0] ?? 'typed'].sample}`]),
        'Kebab names are lower-case letters and digits with single hyphens. Programs make branches of their own for dependency updates, versions and reverts.',
      ),
      section('What may be merged', renderMerges(plan), renderAfterMerge(plan)),
      section('Commits', renderCommits()),
      section('Tags and versions', renderTags(plan)),
    ],
  })
}

function renderLongLived({ branches }: DeliveryPlan): string {
  return table(
    ['branch', 'role', 'deploys', 'merged by'],
    branches.map(({ name, role, deploys, protection }) => [
      code(name),
      role,
      listed(deploys.map(code)) || 'nothing by itself',
      describeMethods(protection),
    ]),
  )
}

function describeMethods({ mergeMethods, mergedBy }: PlannedBranch['protection']): string {
  const methods = listed(mergeMethods.map(String), 'or')
  return mergedBy === 'anyone' ? methods : `${methods}, by the author or the app`
}

function renderMerges({ model }: DeliveryPlan): string {
  return [
    table(
      ['into', 'come'],
      model.merges.map((rule) => [code(baseOf(rule)), listSources(rule)]),
    ),
    'Anything else into a branch of production is blocked; into others it is a warning. A fork’s branch that is called like one of ours is none of ours.',
    shell([`pnpm ehr merge-flow --head '<branch>' --base '<branch>'`]),
  ].join('\n\n')
}

function baseOf({ base }: MergeRule): string {
  return 'branch' in base ? base.branch : BRANCH_KINDS[base.kind].shape
}

function listSources({ branches, kinds }: MergeRule): string {
  return [...branches, ...kinds.map((kind) => BRANCH_KINDS[kind].shape)].map(code).join(', ')
}

function renderAfterMerge({ metadata, workflows }: DeliveryPlan): string {
  if (!metadata.branching.mergesBack) return ''
  const jobs = workflows.flatMap(({ file, jobs }) =>
    jobs.filter(({ name }) => name.startsWith('sync ')).map(({ name }) => `${code(name)} of ${code(file)}`),
  )
  const opened =
    jobs.length === 0
      ? 'Open that pull request by hand after each merge.'
      : `Opened by ${listed(jobs)}; merge it with a merge commit.`
  return [
    'After each merge towards production the branch goes back into the one it came from, by a merge commit. Without that, a squash would bring its commits up again as conflicts in the next release.',
    opened,
  ].join(' ')
}

function renderCommits(): string {
  return [
    literal(['<type>(<scope>)!: <description>']),
    bullets([
      `Types: ${COMMIT_TYPES.map(code).join(', ')}.`,
      'The scope is the folder name of a project, and may be left out.',
      `${code('!')} marks a change that users have to do something for.`,
      'The description is in lower case, without a full stop; the first line has at most 100 characters.',
    ]),
  ].join('\n\n')
}

function renderTags(plan: DeliveryPlan): string {
  const { model } = plan
  const { tag, prereleases, changelog } = plan.metadata.releases
  const deployTags = listDeployed(plan).filter(({ metadata }) => metadata.from.tag !== undefined)
  const ways = {
    afterDeploy: 'The product’s tag is made after a deployment was verified, as a record of what ran.',
    startsDeploy: 'A tag or release starts the deployment.',
    none: 'Versions are not tagged.',
  }
  return bullets([
    ways[tag],
    `Versions are ${code('vX.Y.Z')}${prereleases ? `, candidates ${code('vX.Y.Z-rc.N')}` : ''}; changes are told in ${code(changelog)}.`,
    'Each change of what is deployed has a changeset, an empty one where nobody notices it; the first digit rises where users have to act.',
    `The version pull request into ${code(model.integration)} makes the next version of them${model.work.includes('release') ? `; on ${code(BRANCH_KINDS.release.shape)} it makes that of the branch's name${prereleases ? ', after its candidates' : ''}` : ''}. ${code('pnpm ehr release plan')} shows it before.`,
    ...deployTags.map(
      (environment) => `${code(environment.name)} is deployed by ${describeStart(environment)}.`,
    ),
    ...(deployTags.length === 0
      ? []
      : ['A second one on the same day has a number behind a dot, such as `staging-20261121.2`.']),
  ])
}
