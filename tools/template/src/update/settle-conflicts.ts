import type { Conflict, GitFile } from './merge-trees.ts'

/** What becomes of a file that git could not merge. */
export type Settlement =
  /** An ordinary conflict, for a person. */
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** Written anew afterwards; until then as the template has it, or not at all. */
  | { readonly kind: 'generated'; readonly path: string; readonly file: GitFile | undefined }
  /** As the team has it; `why` is told. */
  | { readonly kind: 'left'; readonly path: string; readonly file: GitFile | undefined; readonly why: string }

/** What is known of files beside their versions. */
export interface FileFacts {
  readonly isGenerated: (path: string) => boolean
  readonly isBinary: (file: GitFile) => boolean
}

/** Decides about each file that git could not merge. */
export function settleConflicts(conflicts: readonly Conflict[], facts: FileFacts): Settlement[] {
  return conflicts.map((conflict) => settle(conflict, facts))
}

function settle(conflict: Conflict, { isGenerated, isBinary }: FileFacts): Settlement {
  const { path, ours, theirs } = conflict
  if (isGenerated(path))
    return { kind: 'generated', path, file: ours === undefined ? undefined : (theirs ?? ours) }
  const left = (why: string): Settlement => ({ kind: 'left', path, file: ours, why })
  if (ours === undefined) return left('taken out or moved here, changed in the template')
  if (theirs === undefined) return left('changed here, taken out or moved in the template')
  if (isBinary(ours) || isBinary(theirs)) return left('changed here and in the template, and no text')
  return { kind: 'conflict', conflict }
}
