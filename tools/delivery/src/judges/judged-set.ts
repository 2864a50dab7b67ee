import type { WorkflowTemplate } from '@actions/workflow-parser'
import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import { renderWorkflow } from '../renderers/github/workflow-file.ts'
import { type GitHubEvent, starts } from './events.ts'
import { parseWorkflowFile } from './parse-workflow.ts'
import { type Behaviour, type ReportedCheck, simulateRun } from './simulate-run.ts'

/** Workflows as GitHub reads them, with what of their jobs it cannot say. */
export interface JudgedWorkflow {
  template: WorkflowTemplate
  gates: ReadonlySet<string>
}

const judged = new WeakMap<DeliveryPlan, Promise<JudgedWorkflow[]>>()

/** Renders the workflows of a plan and reads them again, once. Throws where GitHub’s parser refuses one. */
export function judgeSet(plan: DeliveryPlan): Promise<JudgedWorkflow[]> {
  const reading = judged.get(plan) ?? readWorkflows(plan)
  judged.set(plan, reading)
  return reading
}

async function readWorkflows(plan: DeliveryPlan): Promise<JudgedWorkflow[]> {
  return Promise.all(
    plan.workflows.map(async (workflow) => {
      const parsed = await parseWorkflowFile(workflow.file, renderWorkflow(workflow, plan).text)
      if (!parsed.ok) throw new Error(`${workflow.file}: ${parsed.problems.join('\n')}`)
      const gates = workflow.jobs.filter(({ kind }) => kind === 'gate').map(({ id }) => id)
      return { template: parsed.template, gates: new Set(gates) }
    }),
  )
}

/** Runs every workflow that one of the events starts. */
export function simulate(
  workflows: readonly JudgedWorkflow[],
  events: readonly GitHubEvent[],
  behaviour: Omit<Behaviour, 'gates'>,
): ReportedCheck[] {
  return workflows.flatMap(({ template, gates }) =>
    events
      .filter((event) => starts(template.events, event))
      .flatMap((event) => simulateRun(template, event, { ...behaviour, gates })),
  )
}
