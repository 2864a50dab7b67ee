import type { DeliveryPlan } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { prose } from '../markdown.ts'
import { type DiagramEdge, type DiagramNode, nodeId, renderDiagram } from '../mermaid.ts'
import { renderPage } from '../page.ts'

/** The parts of the system, and who asks whom. */
export function renderArchitecture(plan: DeliveryPlan): RenderedFile {
  const apps = plan.apps.map(({ name, block }): DiagramNode => {
    const port = block.port === undefined ? '' : `, port ${block.port.default}`
    return { id: nodeId('app', name), label: `${name} (${block.kind}${port})` }
  })
  const outside = listOutside(plan)
  return renderPage({
    path: 'docs/generated/diagrams/architecture.md',
    from: ['monitoring', 'product'],
    title: 'Architecture',
    blocks: [
      renderDiagram({
        direction: 'LR',
        nodes: [{ id: 'people', label: 'Browser of somebody who treats patients', shape: 'person' }],
        groups: [
          {
            id: 'system',
            label: plan.metadata.product.name,
            nodes: [...apps, { id: 'database', label: 'PostgreSQL', shape: 'store' }],
          },
          ...(outside.length === 0 ? [] : [{ id: 'outside', label: 'Outside', nodes: outside }]),
        ],
        edges: listEdges(plan, outside),
      }),
      `Applications say in the ${prose('delivery')} block of their package.json what they are; what each project is for is in [what is in here](../contents.md).`,
    ],
  })
}

/** What the servers are told of by their variables. */
function listOutside({ environments, metadata }: DeliveryPlan): DiagramNode[] {
  const names = new Set(environments.flatMap(({ variables }) => variables.map(({ name }) => name)))
  return [
    ...(names.has('SMTP_URL') ? [{ id: 'mail', label: 'Mail server' }] : []),
    ...(names.has('SENTRY_DSN') && metadata.monitoring.sentry.isOn
      ? [{ id: 'errors', label: 'Sentry, free of patient data' }]
      : []),
    ...(names.has('METRICS_PORT') ? [{ id: 'metrics', label: 'Prometheus, on a port of its own' }] : []),
  ]
}

function listEdges({ apps }: DeliveryPlan, outside: readonly DiagramNode[]): DiagramEdge[] {
  const has = (id: string) => outside.some((node) => node.id === id)
  return apps.flatMap(({ name, block }) => {
    const from = nodeId('app', name)
    if (block.kind === 'static')
      return block.servedBy === undefined
        ? [{ from: 'people', to: from, label: 'HTTPS' }]
        : [{ from: nodeId('app', block.servedBy), to: from, label: 'serves its files' }]
    return [
      { from: 'people', to: from, label: 'HTTPS, one origin' },
      ...(block.migrations === undefined ? [] : [{ from, to: 'database', label: 'SQL, as the application' }]),
      ...(has('mail') ? [{ from, to: 'mail', label: 'SMTP' }] : []),
      ...(has('errors') ? [{ from, to: 'errors', label: 'error reports' }] : []),
      ...(has('metrics') && block.metrics !== undefined
        ? [{ from: 'metrics', to: from, label: block.metrics.path }]
        : []),
    ]
  })
}
