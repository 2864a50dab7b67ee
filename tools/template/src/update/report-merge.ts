import { listLanguages } from '../plan/drop-languages.ts'
import { compareTrees, type FileTree } from '../tree/file-tree.ts'
import type { UpdatePlan } from './plan-update.ts'
import type { Settlement } from './settle-conflicts.ts'
import type { UpdateReport } from './update-state.ts'

/** What a merge is reported from. */
export interface MergeFacts {
  readonly plan: UpdatePlan
  readonly clone: FileTree
  readonly merged: FileTree
  readonly settlements: readonly Settlement[]
  readonly from: string
  readonly to: string
}

/** Says what a merge does to a clone's files. */
export function reportMerge({ plan, clone, merged, settlements, from, to }: MergeFacts): UpdateReport {
  const { written, deleted } = compareTrees(clone, merged)
  const conflicts = settlements.flatMap((each) => (each.kind === 'conflict' ? [each.conflict.path] : []))
  const own = new Set(compareTrees(plan.before, clone).written.keys())
  const clean = [...written.keys()].filter((path) => !conflicts.includes(path))
  const [isNew, isOwn] = [(path: string) => !clone.has(path), (path: string) => own.has(path)]
  return {
    from,
    to,
    added: clean.filter(isNew),
    updated: clean.filter((path) => !isNew(path) && !isOwn(path)),
    merged: clean.filter((path) => !isNew(path) && isOwn(path)),
    removed: [...deleted],
    conflicts,
    left: settlements.flatMap((each) => (each.kind === 'left' ? [{ path: each.path, why: each.why }] : [])),
    takenOut: [...plan.takenOut],
    ownLanguages: listLanguages(clone).filter((code) => !listLanguages(plan.after).includes(code)),
  }
}
