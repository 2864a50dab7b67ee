import { diffSnapshots } from '../catalogue/diff-snapshots.ts'
import type { ObservedRun } from '../model/observation.ts'
import type { CatalogueObject, ObjectKind, Snapshot, SnapshotDiff } from '../model/snapshot.ts'

/** Asked for by many rules, worked out once for each run. */
const diffs = new WeakMap<ObservedRun, SnapshotDiff>()

/** How the catalogue differs after a run from before. */
export function changesOf(run: ObservedRun): SnapshotDiff {
  const known = diffs.get(run)
  if (known !== undefined) return known
  // A migration touches few of some thousand objects: those that are as they were need no pairing up.
  const isSame = (identity: string) => isUntouched(run.before.get(identity), run.after.get(identity))
  const without = (snapshot: Snapshot): Snapshot =>
    new Map([...snapshot].filter(([identity]) => !isSame(identity)))
  const diff = diffSnapshots(without(run.before), without(run.after))
  diffs.set(run, diff)
  return diff
}

const lost = new WeakMap<ObservedRun, CatalogueObject[]>()

/**
 * What was there before and is no more, cascades included; also what was dropped and made anew under the same name,
 * since its content is gone.
 */
export function goneIn(run: ObservedRun): CatalogueObject[] {
  const known = lost.get(run)
  if (known !== undefined) return known
  const touched = [...run.before].filter(([identity, { oid }]) => run.after.get(identity)?.oid !== oid)
  const kept = new Set(touched.length === 0 ? [] : [...run.after.values()].map(keyOf))
  const gone = touched.map(([, object]) => object).filter((object) => !kept.has(keyOf(object)))
  lost.set(run, gone)
  return gone
}

/** Objects of one kind that hang on a table. */
export function attachedTo(
  snapshot: Snapshot,
  kind: ObjectKind,
  { schema, name }: { schema: string | null; name: string | null },
): CatalogueObject[] {
  return [...snapshot.values()].filter(
    (object) => object.kind === kind && object.schema === schema && object.table === name,
  )
}

/** The table (or view) that something hangs on. */
export function tableOf(snapshot: Snapshot, { schema, table }: CatalogueObject): CatalogueObject | undefined {
  const path = [schema, table].filter((part) => part !== null).join('.')
  for (const kind of ['table', 'view', 'materialized view', 'foreign table']) {
    const found = snapshot.get(`${kind} ${path}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** Of a fact that may be absent or of another type: its text, or an empty one. */
export function textOf(object: CatalogueObject | undefined, fact: string): string {
  const value = object?.facts[fact]
  return typeof value === 'string' ? value : ''
}

function isUntouched(before: CatalogueObject | undefined, after: CatalogueObject | undefined): boolean {
  if (before === undefined || after === undefined || before.oid !== after.oid) return false
  for (const fact in before.facts) if (before.facts[fact] !== after.facts[fact]) return false
  return true
}

function keyOf({ kind, oid }: CatalogueObject): string {
  return `${kind} ${oid}`
}
