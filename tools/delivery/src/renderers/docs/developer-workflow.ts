import { BRANCH_KINDS } from '@ehr/conventions/branching'
import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { describeApproval, describeStart, listDeployed } from './facts.ts'
import { bullets, checklist, code, listed, prose } from './markdown.ts'
import { renderPage, section } from './page.ts'
import { type RunbookStep, renderSteps } from './steps.ts'

/** From an idea to patients: each step with its command, by the branching model that was chosen. */
export function renderDeveloperWorkflow(plan: DeliveryPlan): RenderedFile {
  const { signOff } = plan.metadata
  return renderPage({
    path: 'docs/DEVELOPER_WORKFLOW.md',
    from: ['branching', 'signOff', ...listDeployed(plan).map(({ from }) => from)],
    title: 'Developer workflow',
    blocks: [
      renderSigning(plan),
      section('A change', renderSteps(listSteps(plan))),
      section('What you confirm on a pull request', checklist(signOff.pullRequest.map(prose))),
      section('Towards people', renderWay(plan), listStages(plan)),
      renderHotfix(plan),
      section(
        'Where things are said',
        bullets([
          '[Branches, merges, commits, tags](GIT_STRATEGY.md)',
          '[What protects the branches](GITHUB_BRANCH_PROTECTION.md)',
          '[Pipelines](generated/pipelines.md)',
          '[Environments](generated/environments.md)',
        ]),
      ),
    ],
  })
}

/** Where a branch takes signed commits only, the first push is refused to who did not know. */
function renderSigning({ metadata }: DeliveryPlan): string {
  const signed = Object.entries(metadata.branching.protection).filter(([, rule]) => rule.needsSignedCommits)
  if (signed.length === 0) return ''
  return section(
    'Once on each machine',
    `${listed(signed.map(([branch]) => code(branch)))} ${signed.length === 1 ? 'takes' : 'take'} signed commits only. With a key for SSH that GitHub knows as a signing key: ${code('git config gpg.format ssh')}, ${code('git config user.signingKey ~/.ssh/id_ed25519.pub')}, ${code('git config commit.gpgSign true')}.`,
  )
}

function listSteps({ model, metadata }: DeliveryPlan): RunbookStep[] {
  const kind = model.work[0] ?? 'typed'
  const branch = BRANCH_KINDS[kind].sample
  const targets = ['lint', 'typecheck', 'test', 'build', 'migrate-validate']
  return [
    {
      what: `Begin at the newest ${code(model.integration)}.`,
      run: [`git fetch origin`, `git switch -c ${branch} origin/${model.integration}`],
    },
    { what: 'Run it while you change it.', run: ['pnpm dev'] },
    {
      what: 'A change of the schema is a migration.',
      run: [`pnpm ehr migrate new '<name>'`, 'pnpm ehr migrate generate'],
      works: 'the snapshot and the types of the tables have changed with it.',
    },
    {
      what: 'Check what your change touches, then write down what users notice.',
      run: [`pnpm nx affected -t ${targets.join(' ')}`, 'pnpm changeset', 'pnpm ehr release check'],
      works:
        'the last command names a changeset for each application that your change reaches; `pnpm changeset --empty` where nobody notices it.',
    },
    {
      what: 'Commit and push. Hooks format what is staged and check the message.',
      run: ['git commit', `git push -u origin ${branch}`],
    },
    {
      what: `Open a pull request into ${code(model.integration)}. Checks: ${listed((metadata.branching.protection[model.integration]?.requiredChecks ?? []).map(code))}.`,
      works: 'all of them are green, somebody approved, every conversation is resolved.',
    },
  ]
}

/** How what is in the integration branch goes on. */
function renderWay({ model, branches }: DeliveryPlan): string {
  if (model.name === 'git-flow')
    return `Open a pull request from ${code(model.integration)}, or from a ${code(BRANCH_KINDS.release.shape)} branch where the release is frozen for longer testing, into ${code(branches[0]?.name ?? '')}, once staging is signed off.`
  if (model.name === 'three-stage')
    return `Open a pull request from ${code(model.integration)} into ${code('staging')}; when that is validated, one from ${code('staging')} into ${code('main')}.`
  if (model.name === 'deploy-tags')
    return `Tag the commit of ${code(model.integration)} that is to be deployed, and push the tag.`
  return 'Small changes go into the trunk several times a day; a published release takes them on.'
}

function listStages(plan: DeliveryPlan): string {
  return bullets(
    listDeployed(plan).map(
      (environment) =>
        `${code(environment.name)}: deployed by ${describeStart(environment)}; approval: ${describeApproval(plan, environment)}.`,
    ),
  )
}

function renderHotfix({ model, branches }: DeliveryPlan): string {
  const [production] = branches
  if (!model.work.includes('hotfix') || production === undefined) return ''
  return section(
    'A hotfix',
    renderSteps([
      {
        what: `Begin at ${code(production.name)}, not at ${code(model.integration)}.`,
        run: ['git fetch origin', `git switch -c ${BRANCH_KINDS.hotfix.sample} origin/${production.name}`],
      },
      {
        what: 'Mend it, write down what users notice, and make the version of the hotfix.',
        run: [
          'pnpm changeset',
          'git add --all && git commit',
          'pnpm ehr release version',
          'git add --all && git commit',
        ],
      },
      { what: `Open a pull request into ${code(production.name)}; its checks are the same as always.` },
      {
        what: `Then merge the pull request into ${code(model.integration)} that the pipeline opens, by a merge commit.`,
        works: `${code(model.integration)} contains the commit of ${code(production.name)}.`,
      },
    ]),
  )
}
