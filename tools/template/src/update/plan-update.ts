import { listPackageNames } from '../answers/identity.ts'
import { formatTree } from '../apply/format-tree.ts'
import { planClone } from '../plan/plan-clone.ts'
import type { Origin, TemplateRecord } from '../plan/template-record.ts'
import { type FileTree, withoutFiles } from '../tree/file-tree.ts'

/** What an update is planned from. */
export interface UpdateFacts {
  /** The template as the clone was made from it. */
  readonly base: FileTree
  /** The template as it is to be. */
  readonly target: FileTree
  readonly targetOrigin: Origin
  /** The clone as it is committed. */
  readonly clone: FileTree
  readonly record: TemplateRecord
}

/** Two versions of the template as this team's: what differs between them is what the update brings. */
export interface UpdatePlan {
  readonly before: FileTree
  readonly after: FileTree
  /** Folders of packages that the team has taken out; nothing of them comes back. */
  readonly takenOut: readonly string[]
}

/** Plans what an update brings, by giving both versions of the template the clone's answers. */
export function planUpdate({ base, target, targetOrigin, clone, record }: UpdateFacts): UpdatePlan {
  const { answers, ...origin } = record
  const before = formatTree(base, planClone(base, answers, origin))
  const after = formatTree(target, planClone(target, answers, targetOrigin))
  const takenOut = listTakenOut(before, clone)
  // Left in, a package that is gone would be taken for the source of a similar one that the team has made.
  const isTakenOut = (path: string) => takenOut.some((folder) => path.startsWith(`${folder}/`))
  return { before: withoutFiles(before, isTakenOut), after: withoutFiles(after, isTakenOut), takenOut }
}

function listTakenOut(before: FileTree, clone: FileTree): string[] {
  const present = [...clone.keys()]
  return [...listPackageNames(before).keys()].filter(
    (folder) => !present.some((path) => path.startsWith(`${folder}/`)),
  )
}
