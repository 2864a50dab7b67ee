import { planOfRecord } from './feature-plan.ts'
import type { FeatureRecord } from './feature-record.ts'
import { type PlannedFile, planFiles } from './plan-files.ts'
import type { Workspace } from './workspace.ts'

/**
 * Every file of a feature as its record makes it, not yet formatted: the same record in the same workspace gives the
 * same files, whatever people have written since.
 *
 * @throws Error naming what the record asks for that the workspace no longer has
 */
export function planFeatureFiles(record: FeatureRecord, workspace: Workspace): PlannedFile[] {
  return planFiles(planOfRecord(record, workspace))
}
