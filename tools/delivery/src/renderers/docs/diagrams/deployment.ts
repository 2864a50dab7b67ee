import { BRANCH_KINDS } from '@ehr/conventions/branching'
import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { findDeployJob, listDeployed } from '../facts.ts'
import { type DiagramEdge, nodeId, renderDiagram } from '../mermaid.ts'
import { renderPage } from '../page.ts'

/** How a change reaches each environment: branches, merges, what starts a deployment, who approves. */
export function renderDeploymentDiagram(plan: DeliveryPlan): RenderedFile {
  const { model, branches } = plan
  const deployed = listDeployed(plan)
  const missing = deployed.filter(({ name }) => findDeployJob(plan, name) === undefined)
  return renderPage({
    path: 'docs/generated/diagrams/deployment.md',
    from: ['branching', ...deployed.map(({ from }) => from)],
    title: 'Deployment',
    blocks: [
      renderDiagram({
        direction: 'LR',
        nodes: model.work.map((kind) => ({ id: nodeId('kind', kind), label: BRANCH_KINDS[kind].shape })),
        groups: [
          {
            id: 'branches',
            label: 'Branches that stay',
            nodes: branches.map(({ name, requiredChecks }) => ({
              id: nodeId('branch', name),
              label: `${name}: ${requiredChecks.length} required checks`,
            })),
          },
          {
            id: 'environments',
            label: 'Environments',
            nodes: deployed.map(({ name, metadata }) => ({
              id: nodeId('environment', name),
              label: `${name} (${metadata.target}, ${metadata.strategy})`,
            })),
          },
        ],
        edges: [...listMerges(plan), ...deployed.flatMap((environment) => listStarts(plan, environment))],
      }),
      missing.length === 0
        ? ''
        : 'The arrows into environments without a job are done by a person until it is there: see [deploy](../runbooks/deploy.md).',
    ],
  })
}

function listMerges({ model }: DeliveryPlan): DiagramEdge[] {
  return model.merges.flatMap(({ base, branches, kinds }) => {
    if (!('branch' in base)) return []
    const to = nodeId('branch', base.branch)
    return [
      ...branches.map((branch) => ({ from: nodeId('branch', branch), to, label: 'pull request' })),
      ...kinds
        .filter((kind) => model.work.includes(kind))
        .map((kind) => ({ from: nodeId('kind', kind), to, label: 'pull request' })),
    ]
  })
}

function listStarts({ model }: DeliveryPlan, { name, metadata }: PlannedEnvironment): DiagramEdge[] {
  const { from, approval, after } = metadata
  const to = nodeId('environment', name)
  const approved = approval === null ? '' : `, approved by ${approval.by.join(' or ')}`
  const source = nodeId('branch', from.branch ?? model.longLived[0]?.name ?? model.integration)
  return [
    ...(from.branch === undefined ? [] : [{ from: source, to, label: `merge${approved}` }]),
    ...(from.tag === undefined ? [] : [{ from: source, to, label: `tag ${from.tag}${approved}` }]),
    ...(from.release === true ? [{ from: source, to, label: `release${approved}` }] : []),
    ...(after === undefined
      ? []
      : [{ from: nodeId('environment', after), to, label: 'same migrations before' }]),
  ]
}
