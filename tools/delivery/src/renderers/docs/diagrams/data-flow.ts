import type { DeliveryPlan, PlannedEnvironment } from '../../../plan/delivery-plan.ts'
import type { RenderedFile } from '../../renderer.ts'
import { listBuckets, listDeployed } from '../facts.ts'
import { bullets, prose } from '../markdown.ts'
import { type DiagramEdge, type DiagramNode, nodeId, renderDiagram } from '../mermaid.ts'
import { renderPage } from '../page.ts'

/** Where data of which class are, where they go, and where they never go. */
export function renderDataFlow(plan: DeliveryPlan): RenderedFile {
  const deployed = listDeployed(plan)
  const { monitoring, backups } = plan.metadata
  return renderPage({
    path: 'docs/generated/diagrams/data-flow.md',
    from: ['backups', 'monitoring', ...deployed.map(({ from }) => from)],
    title: 'Data flow',
    blocks: [
      renderDiagram({
        direction: 'LR',
        nodes: [
          { id: 'people', label: 'People at work', shape: 'person' },
          { id: 'logs', label: `Logs: ids and codes, kept ${monitoring.logs.keepDays} days`, shape: 'store' },
          ...(monitoring.sentry.isOn ? [{ id: 'errors', label: 'Sentry: no patient data' }] : []),
        ],
        groups: deployed.map((environment) => ({
          id: nodeId('data', environment.name),
          label: `${environment.name}: ${CLASSES[environment.metadata.dataClass]}`,
          nodes: listNodes(environment),
        })),
        edges: deployed.flatMap((environment) => listEdges(environment, monitoring.sentry.isOn)),
      }),
      bullets([
        'Patients’ data are in environments of their class only: no database, secret or bucket is shared, and no copy goes from there into another.',
        `Restores are rehearsed in ${backups.rehearsal.into === 'scratch' ? 'a scratch server of the same class of data' : prose(backups.rehearsal.into)}.`,
        `Backups are ${backups.isEncryptedAtRest ? 'encrypted at rest' : 'not encrypted at rest'} and ${backups.isEncryptedInTransit ? 'in transit' : 'not in transit'}.`,
        `Logs go to ${prose(monitoring.logs.collector)}.`,
      ]),
    ],
  })
}

const CLASSES = { synthetic: 'made-up data', anonymized: 'anonymized data', phi: 'data of patients' } as const

function listNodes(environment: PlannedEnvironment): DiagramNode[] {
  const { name, metadata, isBackedUp, services } = environment
  const { database, storage } = metadata
  return [
    ...services.map(({ app }) => ({ id: nodeId(name, app), label: app })),
    ...(database === null
      ? []
      : [{ id: nodeId(name, 'database'), label: database.name, shape: 'store' as const }]),
    ...listBuckets(environment).map(([use, bucket]) => ({
      id: nodeId(name, use),
      label: `${use}: ${bucket}`,
      shape: 'store' as const,
    })),
    ...(isBackedUp && storage.backups === undefined
      ? [{ id: nodeId(name, 'backups'), label: 'backups, kept by the hoster', shape: 'store' as const }]
      : []),
  ]
}

function listEdges(
  { name, metadata, isBackedUp, services }: PlannedEnvironment,
  hasSentry: boolean,
): DiagramEdge[] {
  const database = nodeId(name, 'database')
  return [
    ...services.flatMap(({ app }) => [
      { from: 'people', to: nodeId(name, app), label: 'HTTPS' },
      ...(metadata.database === null ? [] : [{ from: nodeId(name, app), to: database, label: 'SQL' }]),
      { from: nodeId(name, app), to: 'logs' },
      ...(hasSentry ? [{ from: nodeId(name, app), to: 'errors' }] : []),
      ...(metadata.storage.uploads === undefined
        ? []
        : [{ from: nodeId(name, app), to: nodeId(name, 'uploads'), label: 'files' }]),
    ]),
    ...(isBackedUp && metadata.database !== null
      ? [{ from: database, to: nodeId(name, 'backups'), label: 'encrypted' }]
      : []),
  ]
}
