import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import { prose } from '../docs/markdown.ts'
import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'

const FROM = ['branching.protection', 'signOff.pullRequest']

/** Writes what a pull request begins with: what and why, the checklist, and what each branch asks for. */
export function renderPullRequestTemplate({
  metadata: { signOff },
  branches,
}: Pick<DeliveryPlan, 'metadata' | 'branches'>): RenderedFile[] {
  const parts = [
    mark({ from: FROM, comment: '<!--' }),
    '## What changes, and why',
    '## How it was tried',
    ...checklist('## Checked by the author', signOff.pullRequest),
    ...(branches.length === 0 ? [] : ['## Before it can be merged', branches.map(describeBranch).join('\n')]),
  ]
  return [{ path: '.github/pull_request_template.md', text: `${parts.join('\n\n')}\n`, from: FROM }]
}

function checklist(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, items.map((item) => `- [ ] ${prose(item)}`).join('\n')]
}

function describeBranch({
  name,
  protection,
  requiredChecks,
  deploys,
}: DeliveryPlan['branches'][number]): string {
  const approvals = `${protection.approvals} approval${protection.approvals === 1 ? '' : 's'}`
  const checks = requiredChecks.toSorted().map(prose).join(', ')
  const deployed = deploys.length === 0 ? '' : ` Deploys ${deploys.toSorted().join(' and ')}.`
  return `- \`${name}\`: ${approvals}${checks === '' ? '' : `; ${checks}`}.${deployed}`
}
