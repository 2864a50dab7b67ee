import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderBranchProtection } from './branch-protection.ts'
import { renderContacts } from './contacts.ts'
import { renderContents, renderFeaturePages } from './contents.ts'
import { renderDeveloperWorkflow } from './developer-workflow.ts'
import { renderArchitecture } from './diagrams/architecture.ts'
import { renderDataFlow } from './diagrams/data-flow.ts'
import { renderDeploymentDiagram } from './diagrams/deployment.ts'
import { renderNetwork } from './diagrams/network.ts'
import { renderEnvironments } from './environments.ts'
import { listDeployed } from './facts.ts'
import { renderFirstDeployment } from './first-deployment.ts'
import { renderGitStrategy } from './git-strategy.ts'
import { renderPipelines } from './pipelines.ts'
import { renderBackupRunbook } from './runbooks/backup-and-restore.ts'
import { renderDeployRunbook } from './runbooks/deploy.ts'
import { renderDisasterRunbook } from './runbooks/disaster-recovery.ts'
import { renderIncidentRunbook } from './runbooks/incident.ts'
import { renderRollbackRunbook } from './runbooks/rollback.ts'
import { renderRotationRunbook } from './runbooks/secret-rotation.ts'
import { renderTroubleshooting } from './runbooks/troubleshooting.ts'

const ALWAYS = [
  renderBranchProtection,
  renderContacts,
  renderContents,
  renderDeveloperWorkflow,
  renderEnvironments,
  renderGitStrategy,
  renderPipelines,
]

/** Operations have something to do only where something is deployed. */
const OPERATIONS = [
  renderArchitecture,
  renderBackupRunbook,
  renderDataFlow,
  renderDeployRunbook,
  renderDeploymentDiagram,
  renderDisasterRunbook,
  renderFirstDeployment,
  renderIncidentRunbook,
  renderNetwork,
  renderRollbackRunbook,
  renderRotationRunbook,
  renderTroubleshooting,
]

/** Renders the documents that people read. */
export function renderDocs(plan: DeliveryPlan): RenderedFile[] {
  const renderers = listDeployed(plan).length === 0 ? ALWAYS : [...ALWAYS, ...OPERATIONS]
  const pages = [...renderers.map((render) => render(plan)), ...renderFeaturePages(plan)]
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1))
}
