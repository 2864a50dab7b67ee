import type { DeliveryPlan, PlannedBranch } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { listJobs, titleOf } from './facts.ts'
import { bullets, code, listed, plural, prose, table } from './markdown.ts'
import { renderPage, section } from './page.ts'

/** What GitHub, hooks and CI hold each long-lived branch to, and which job reports each required check. */
export function renderBranchProtection(plan: DeliveryPlan): RenderedFile {
  const { branching, github } = plan.metadata
  return renderPage({
    path: 'docs/GITHUB_BRANCH_PROTECTION.md',
    from: ['branching.protection', 'github', 'people.codeOwners'],
    title: 'Branch protection',
    blocks: [
      describeEnforcement(plan),
      ...plan.branches.map((branch) => renderBranch(plan, branch)),
      section(
        'Code owners',
        'The last row that matches a file counts.',
        table(
          ['path', 'owners'],
          plan.metadata.people.codeOwners.map(({ path, owners }) => [
            code(path),
            listed(owners.map((owner) => titleOf(plan, owner))),
          ]),
        ),
      ),
      section(
        'Secrets in pushes',
        bullets([
          `Secret scanning is ${github.secretScanning.isOn ? 'on' : 'off'}.`,
          `A push with a secret in it is ${github.secretScanning.hasPushProtection ? 'refused' : 'not refused'}.`,
        ]),
      ),
      section('Names', describeNames(branching.nameEnforcement)),
    ],
  })
}

function describeEnforcement({ metadata, rulesets }: DeliveryPlan): string {
  const { github, branching } = metadata
  const account = `The repository is ${github.visibility}, on the plan ${code(github.plan)}.`
  if (branching.enforcement === 'hooks-and-ci')
    return `${account} No rules are set in GitHub: hooks and CI alone hold what follows, and somebody with the right to push could go around them.`
  return `${account} GitHub holds what follows by ${plural(rulesets.length, 'ruleset')}: ${listed(rulesets.map(({ name }) => code(name)))}.`
}

function describeNames(enforcement: 'rulesets' | 'hooks-and-ci'): string {
  return enforcement === 'rulesets'
    ? 'Names of branches and messages of commits are held by rulesets, hooks and CI.'
    : 'Names of branches and messages of commits are held by hooks and CI: patterns in rulesets are sold to enterprises only.'
}

function renderBranch(plan: DeliveryPlan, { name, protection, requiredChecks }: PlannedBranch): string {
  return section(
    code(name),
    bullets([
      `Changes come by pull request, with ${plural(protection.approvals, 'approval')}${protection.needsCodeOwners ? ', of a code owner among them' : ''}.`,
      'No direct push, no force push, no deletion.',
      ...describeSettings(protection),
      `Merged by ${listed(protection.mergeMethods.map(String), 'or')}.`,
    ]),
    table(
      ['required check', 'reported by'],
      requiredChecks.map((check) => [prose(check), describeReporter(plan, check)]),
    ),
  )
}

const SETTINGS = {
  dismissesStaleApprovals: 'A new commit takes approvals back.',
  needsLastPushApproval: 'Somebody else approves the last push.',
  needsSignedCommits: 'Commits are signed.',
  needsResolvedConversations: 'Conversations are resolved.',
  needsUpToDate: 'The branch has the newest commit of its base.',
  needsLinearHistory: 'The history is linear.',
  includesAdministrators: 'Administrators are bound like everybody.',
  hasMergeQueue: 'Merges go through a queue, which checks what will be merged.',
} as const satisfies Partial<Record<keyof PlannedBranch['protection'], string>>

function describeSettings(protection: PlannedBranch['protection']): string[] {
  const on = Object.entries(protection).flatMap(([name, value]) => (value === true ? [name] : []))
  return Object.entries(SETTINGS).flatMap(([name, sentence]) => (on.includes(name) ? [sentence] : []))
}

function describeReporter(plan: DeliveryPlan, check: string): string {
  const found = listJobs(plan).find(({ job }) => job.name === check)
  return found === undefined ? '' : `job ${code(found.job.id)} of ${code(found.workflow.file)}`
}
