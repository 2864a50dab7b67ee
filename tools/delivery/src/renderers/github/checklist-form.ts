import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { checkboxes, dropdown, listDeployed, NO_PATIENT_DATA, textArea } from './issue-form.ts'
import { renderYaml } from './yaml-file.ts'

/** Writes the checklist of a deployment, where the metadata has one. */
export function renderChecklistForm({
  metadata: { signOff, people },
  environments,
}: Pick<DeliveryPlan, 'metadata' | 'environments'>): RenderedFile[] {
  const deployed = listDeployed(environments)
  const manual = signOff.manualTests.map(
    ({ title, owner }) => `${title}: ${people.owners[owner]?.title ?? owner}`,
  )
  const lists = [
    { id: 'before', label: 'Before', items: signOff.beforeDeploy },
    { id: 'tests', label: 'Tried by people', items: manual },
    { id: 'after-staging', label: 'After staging', items: signOff.afterStaging },
    { id: 'after-production', label: 'After production', items: signOff.afterProduction },
  ].filter(({ items }) => items.length > 0)
  if (lists.length === 0 || deployed.length === 0) return []
  return [
    renderYaml({
      path: '.github/ISSUE_TEMPLATE/deployment-checklist.yml',
      from: ['signOff'],
      value: {
        name: 'Deployment checklist',
        description: 'What people confirm before and after a deployment.',
        title: 'Deployment: ',
        body: [
          NO_PATIENT_DATA,
          dropdown('environment', 'Environment', deployed),
          textArea(
            'what',
            'What is deployed',
            'Version or commit, and the time that stakeholders were told.',
          ),
          ...lists.map(({ id, label, items }) => checkboxes(id, label, items)),
        ],
      },
    }),
  ]
}
