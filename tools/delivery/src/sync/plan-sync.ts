import type { RenderedFile } from '../renderers/renderer.ts'
import { isMarked } from './generated-files.ts'

/** What is to be done so that the generated files are as the metadata say. */
export interface SyncPlan {
  writes: readonly { path: string; text: string; before: string | undefined }[]
  deletes: readonly { path: string; before: string }[]
  /** Files that no longer are generated, and that somebody edited. */
  kept: readonly string[]
  /** Files of somebody’s own where a generated one would lie. */
  inTheWay: readonly string[]
}

/** What the decision needs to know of the files that are there. */
export interface PresentFiles {
  read: (path: string) => string | undefined
  /** Paths of the files that bear the mark. */
  marked: readonly string[]
  /** Picks the files that are as they were generated, which may be deleted. */
  pickUntouched: (paths: readonly string[]) => ReadonlySet<string>
}

/** Decides what to write, to delete and to leave alone. */
export function planSync(rendered: readonly RenderedFile[], present: PresentFiles): SyncPlan {
  const wanted = new Set(rendered.map(({ path }) => path))
  const changed = rendered
    .map(({ path, text }) => ({ path, text, before: present.read(path) }))
    .filter(({ text, before }) => before?.replaceAll('\r\n', '\n') !== text)
  const isForeign = ({ before }: { before: string | undefined }) => before !== undefined && !isMarked(before)
  const stale = present.marked.filter((path) => !wanted.has(path))
  const untouched = stale.length === 0 ? new Set<string>() : present.pickUntouched(stale)
  return {
    writes: changed.filter((file) => !isForeign(file)),
    deletes: stale
      .filter((path) => untouched.has(path))
      .map((path) => ({ path, before: present.read(path) ?? '' })),
    kept: stale.filter((path) => !untouched.has(path)),
    inTheWay: changed.filter(isForeign).map(({ path }) => path),
  }
}
