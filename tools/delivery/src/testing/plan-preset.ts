import type { DeliveryPlan } from '../plan/delivery-plan.ts'
import type { WorkspaceGraph } from '../plan/graph.ts'
import { plan } from '../plan/plan.ts'
import { describeProblems } from '../plan/problem.ts'
import { createPreset, type PresetName } from '../presets/index.ts'
import { type Changes, change } from './change.ts'
import { readThisWorkspace } from './workspace.ts'

let today: WorkspaceGraph | undefined

/** Plans a preset, with some settings changed, in this workspace as it is today or in the one given. */
export function planPreset(name: PresetName, changes: Changes = {}, graph?: WorkspaceGraph): DeliveryPlan {
  today ??= readThisWorkspace()
  const outcome = plan(graph ?? today, change(createPreset(name), changes))
  if (!outcome.ok) throw new Error(describeProblems(outcome.problems))
  return outcome.plan
}
