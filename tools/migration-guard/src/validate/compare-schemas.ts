import { diffSnapshots } from '../catalogue/diff-snapshots.ts'
import type { Snapshot, SnapshotDiff } from '../model/snapshot.ts'

/** Compares two states of one database; a function that is only indented otherwise is the same. */
export function compareSchemas(before: Snapshot, after: Snapshot): SnapshotDiff {
  const diff = diffSnapshots(before, after)
  return { ...diff, changed: diff.changed.filter((change) => !isReindented(change)) }
}

/** PostgreSQL keeps the text of a function as it was written, and prints everything else in a form of its own. */
function isReindented({ before, after, facts }: SnapshotDiff['changed'][number]): boolean {
  return (
    before.kind === 'function' &&
    facts.every((fact) => fact === 'definition') &&
    withoutIndent(before.facts.definition) === withoutIndent(after.facts.definition)
  )
}

/** Spaces within quotes count. */
function withoutIndent(definition: unknown): string {
  return String(definition)
    .split(/('(?:[^']|'')*')/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\s+/g, ' ')))
    .join('')
}
