import type { SyncPlan } from './plan-sync.ts'
import { renderUnifiedDiff } from './unified-diff.ts'

const LINES_PER_FILE = 60
const LINES = 600

/** Says in a line what is not as the metadata say. */
export function describeSync({ writes, deletes }: SyncPlan): string {
  const paths = [...writes.map(({ path }) => path), ...deletes.map(({ path }) => `${path} (to be deleted)`)]
  return `Not as delivery.json says it: ${paths.join(', ')}.`
}

/** Shows each difference as a unified diff; of long ones the beginning. */
export function listDifferences({ writes, deletes, kept }: SyncPlan): string[] {
  const changes = [
    ...writes.map(({ path, before, text }) => ({ path, before, after: text })),
    ...deletes.map(({ path, before }) => ({ path, before, after: undefined })),
  ]
  const diffs = changes.map((change) => shorten(renderUnifiedDiff(change), LINES_PER_FILE))
  return [...shorten(diffs.flat(), LINES), ...kept.map(describeKept)]
}

/** Says what became of a file that is not generated any more, but edited. */
export function describeKept(path: string): string {
  return `${path}: nothing generates it any more, and somebody edited it, so it was left. Delete it; or keep it as your own by taking out the line that says it is generated.`
}

/** Says what to do about a file of somebody’s own where a generated one would lie. */
export function describeInTheWay(path: string): string {
  return `${path}: there is a file of somebody’s own, which is never overwritten. Rename it (".local." in its name keeps it beside the generated one), or delete it.`
}

function shorten(lines: readonly string[], limit: number): string[] {
  if (lines.length <= limit) return [...lines]
  return [...lines.slice(0, limit), `… and ${lines.length - limit} lines more.`]
}
