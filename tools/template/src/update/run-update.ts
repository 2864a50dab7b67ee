import { parseJson } from '../answers/identity.ts'
import { restoreTree } from '../apply/restore-tree.ts'
import { checkIsClean } from '../init/check-repository.ts'
import { findRecord, RECORD_FILE, type TemplateRecord } from '../plan/template-record.ts'
import { type FileTree, isText } from '../tree/file-tree.ts'
import { readTree } from '../tree/read-tree.ts'
import { askGit, runGit } from '../tree/run-git.ts'
import { applyMerge, createMergedTree } from './apply-merge.ts'
import { describeConflicts, describeReport } from './describe-update.ts'
import { fetchTemplate, forgetFetched, getTarget } from './fetch-template.ts'
import { getBase } from './find-base.ts'
import { finishUpdate, type UpdateContext } from './finish-update.ts'
import { readGenerated } from './generated-files.ts'
import { forgetSideCommits, type GitFile, mergeTrees } from './merge-trees.ts'
import { planUpdate } from './plan-update.ts'
import { reportMerge } from './report-merge.ts'
import { type Settlement, settleConflicts } from './settle-conflicts.ts'
import { findState, removeState, type UpdateReport, writeState } from './update-state.ts'

/** Which version to update to, and where from. */
export interface UpdateRequest {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly isDryRun: boolean
}

/** A merge, thought through and not yet done. */
interface PlannedMerge {
  readonly tree: string
  readonly settlements: readonly Settlement[]
  readonly report: UpdateReport
}

/**
 * Brings a later version of the template into a clone. Conflicts are left as git leaves them; without any, code is
 * migrated and what is generated written anew.
 *
 * @returns the exit code: 0 when all is done, 1 when a person is needed
 */
export async function runUpdate(context: UpdateContext, request: UpdateRequest): Promise<number> {
  const { root, print } = context
  const obstacles = checkClone(root)
  const clone = obstacles.length === 0 ? readTree(root, 'HEAD') : undefined
  const record = clone === undefined ? undefined : findRecord(clone)
  if (clone === undefined || record === undefined) {
    for (const obstacle of obstacles) print(obstacle)
    if (obstacles.length === 0)
      print(`There is no ${RECORD_FILE}: "pnpm ehr init" makes a clone its team’s first.`)
    return 1
  }
  const merge = planMerge(root, clone, record, request)
  if (merge === undefined) {
    print(`This clone has the files of version ${record.version} already.`)
    return 0
  }
  print(describeReport(merge.report))
  if (request.isDryRun) return 0
  apply(root, merge)
  if (merge.report.conflicts.length === 0) return await finishUpdate(context)
  print(describeConflicts(merge.report))
  return 1
}

function checkClone(root: string): string[] {
  if (findState(root) !== undefined) {
    return ['An update has begun here: finish it with --continue, or take it back with --abort.']
  }
  return checkIsClean(root)
}

function planMerge(
  root: string,
  clone: FileTree,
  record: TemplateRecord,
  { from, to }: UpdateRequest,
): PlannedMerge | undefined {
  try {
    fetchTemplate(root, from)
    const commit = getTarget(root, to)
    const [base, target] = [readTree(root, getBase(root, record)), readTree(root, commit)]
    const version = String(parseJson(target, 'package.json').version)
    const targetOrigin = { version, commit, tree: askGit(root, ['rev-parse', `${commit}^{tree}`]) }
    if (targetOrigin.tree === record.tree) return undefined
    const plan = planUpdate({ base, target, targetOrigin, clone, record })
    const merged = mergeTrees(root, plan)
    const isGenerated = readGenerated(clone)
    const isBinary = ({ id, mode }: GitFile) =>
      !isText({ mode, content: runGit(root, ['cat-file', 'blob', id]) })
    const settlements = settleConflicts(merged.conflicts, { isGenerated, isBinary })
    const tree = createMergedTree(root, merged, settlements)
    const facts = {
      plan,
      clone,
      merged: readTree(root, tree),
      settlements,
      from: record.version,
      to: version,
    }
    return { tree, settlements, report: reportMerge(facts) }
  } finally {
    forgetSideCommits(root)
    forgetFetched(root)
  }
}

function apply(root: string, { tree, settlements, report }: PlannedMerge): void {
  const conflicts = settlements.flatMap((each) => (each.kind === 'conflict' ? [each.conflict] : []))
  const message = `chore: update from version ${report.from} of the template to ${report.to}`
  try {
    writeState(root, report, false)
    applyMerge(root, { tree, conflicts, message })
  } catch (error) {
    restoreTree(root)
    removeState(root)
    throw error
  }
}
