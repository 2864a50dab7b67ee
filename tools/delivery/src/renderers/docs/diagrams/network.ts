import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { listDeployed } from '../facts.ts'
import { bullets, prose } from '../markdown.ts'
import { type DiagramEdge, nodeId, renderDiagram } from '../mermaid.ts'
import { renderPage } from '../page.ts'

/** What can reach what, environment by environment. */
export function renderNetwork(plan: DeliveryPlan): RenderedFile {
  const { security } = plan.metadata
  const deployed = listDeployed(plan)
  return renderPage({
    path: 'docs/generated/diagrams/network.md',
    from: ['security', ...deployed.map(({ from }) => from)],
    title: 'Network',
    blocks: [
      renderDiagram({
        direction: 'LR',
        nodes: [
          { id: 'internet', label: 'Internet', shape: 'person' },
          ...(security.vpn === null
            ? []
            : [{ id: 'administrators', label: 'Administrators', shape: 'person' as const }]),
        ],
        groups: deployed.map((environment) => ({
          id: nodeId('network', environment.name),
          label: describeNetwork(plan, environment),
          nodes: [
            ...environment.services.map(({ app, replicas }) => ({
              id: nodeId(environment.name, app),
              label: `${app} × ${replicas}`,
            })),
            ...(environment.metadata.database === null
              ? []
              : [
                  {
                    id: nodeId(environment.name, 'database'),
                    label: `PostgreSQL ${environment.metadata.database.version}, ${environment.metadata.database.instance}`,
                    shape: 'store' as const,
                  },
                ]),
          ],
        })),
        edges: deployed.flatMap((environment) => listEdges(environment, security.vpn !== null)),
      }),
      bullets([
        `Firewall: ${prose(security.firewall)}.`,
        ...(security.vpn === null ? [] : [`VPN: ${prose(security.vpn)}.`]),
        ...(security.ddosProtection === null ? [] : [`Against floods: ${prose(security.ddosProtection)}.`]),
        ...(security.webApplicationFirewall === null
          ? []
          : [`Web application firewall: ${prose(security.webApplicationFirewall)}.`]),
        'No arrow goes from one environment into another.',
      ]),
    ],
  })
}

function describeNetwork(plan: DeliveryPlan, { name, metadata }: PlannedEnvironment): string {
  const region = metadata.region === undefined ? '' : `, ${metadata.region}`
  const isIsolated =
    metadata.target === 'render' && plan.metadata.targets.render?.hasIsolatedNetworks === true
  return `${name} on ${metadata.target}${region}${isIsolated ? ', a network of its own' : ''}`
}

function listEdges({ name, services, metadata }: PlannedEnvironment, hasVpn: boolean): DiagramEdge[] {
  const database = nodeId(name, 'database')
  const address = metadata.url === undefined ? 'HTTPS' : `HTTPS ${new URL(metadata.url).host}`
  return [
    ...services.map(({ app }) => ({ from: 'internet', to: nodeId(name, app), label: address })),
    ...(metadata.database === null
      ? []
      : [
          ...services.map(({ app }) => ({
            from: nodeId(name, app),
            to: database,
            label: 'from within only',
          })),
          ...(hasVpn ? [{ from: 'administrators', to: database, label: 'VPN' }] : []),
        ]),
  ]
}
