import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { dropdown, listDeployed, NO_PATIENT_DATA, textArea } from './issue-form.ts'
import { renderYaml } from './yaml-file.ts'

const SEVERITIES = ['critical', 'high', 'medium']

/** Writes the record of an incident: detect, assess, decide, execute, verify, learn. */
export function renderIncidentForm({
  metadata: { rollback },
  environments,
}: Pick<DeliveryPlan, 'metadata' | 'environments'>): RenderedFile {
  const deployed = listDeployed(environments)
  return renderYaml({
    path: '.github/ISSUE_TEMPLATE/incident.yml',
    from: ['environments', 'rollback.triggers'],
    value: {
      name: 'Incident',
      description: 'What happened, what was done, and what we learn.',
      title: 'Incident: ',
      body: [
        NO_PATIENT_DATA,
        dropdown('severity', 'Severity', SEVERITIES),
        ...(deployed.length === 0 ? [] : [dropdown('environment', 'Environment', deployed)]),
        dropdown('trigger', 'What it is', [...rollback.triggers, 'Something else']),
        textArea('detect', 'Detect', 'Who or what saw it, when (with time zone), and by which sign.'),
        textArea(
          'assess',
          'Assess',
          'Who is affected, since when, since which deployment; are patient data?',
        ),
        textArea('decide', 'Decide', 'Roll back, restore or repair; who decided, and why.', false),
        textArea('execute', 'Execute', 'Each step with its time: commands, deploys, restore points.', false),
        textArea(
          'verify',
          'Verify',
          'How it was seen that it is over: checks, critical paths, error rates.',
          false,
        ),
        textArea(
          'learn',
          'Learn',
          'Cause, what would have found it sooner, what is done until when by whom.',
          false,
        ),
      ],
    },
  })
}
