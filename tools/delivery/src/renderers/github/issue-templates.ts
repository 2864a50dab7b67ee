import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderChecklistForm } from './checklist-form.ts'
import { renderIncidentForm } from './incident-form.ts'
import { NO_PATIENT_DATA, textArea } from './issue-form.ts'
import { renderYaml } from './yaml-file.ts'

/** Writes the forms by which issues are opened: faults, incidents and, where there is a checklist, deployments. */
export function renderIssueTemplates(plan: DeliveryPlan): RenderedFile[] {
  return [renderChooser(plan), renderFaultForm(), renderIncidentForm(plan), ...renderChecklistForm(plan)]
}

/** Weaknesses are reported to GitHub in private, where the repository’s name is known. */
function renderChooser({ metadata: { product } }: DeliveryPlan): RenderedFile {
  const { repository } = product
  return renderYaml({
    path: '.github/ISSUE_TEMPLATE/config.yml',
    from: ['product.repository'],
    value: {
      blank_issues_enabled: true,
      ...(repository !== undefined && {
        contact_links: [
          {
            name: 'A weakness in security',
            url: `https://github.com/${repository}/security/advisories/new`,
            about: 'Never in an issue that everybody reads.',
          },
        ],
      }),
    },
  })
}

function renderFaultForm(): RenderedFile {
  return renderYaml({
    path: '.github/ISSUE_TEMPLATE/fault.yml',
    from: ['product'],
    value: {
      name: 'Fault',
      description: 'Something does not do what it should.',
      body: [
        NO_PATIENT_DATA,
        textArea(
          'seen',
          'What happens',
          'What you did, what you saw, with the trace id where one was shown.',
        ),
        textArea('expected', 'What should happen'),
        textArea('version', 'Where', 'Environment, version and browser.'),
      ],
    },
  })
}
