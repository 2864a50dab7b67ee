import type { ChangedRows, ObservedStatement } from '../model/observation.ts'
import { LOCK_MODES, type LockMode, type Relation } from '../model/relation.ts'
import type { Probe, ProbedRelation } from './probe.ts'
import { type Baseline, describeRelation } from './relations.ts'

/** What happened between two probes of one transaction. */
export type Difference = Pick<ObservedStatement, 'rewritten' | 'scanned' | 'changed'> & {
  locks: { relation: Relation; mode: LockMode }[]
  wroteCatalogue: boolean
}

/** Compares two probes; `files` has the files that relations had before the statement. */
export function compareProbes(
  before: Probe,
  after: Probe,
  { baseline, files }: { baseline: Baseline; files: ReadonlyMap<number, number> },
): Difference {
  const difference: Difference = {
    ...{ locks: [], rewritten: [], scanned: [], changed: [] },
    wroteCatalogue: (after.catalogueWrites ?? 0) > (before.catalogueWrites ?? Number.POSITIVE_INFINITY),
  }
  for (const [oid, now] of after.relations) {
    const then = before.relations.get(oid)
    const relation = describeRelation(oid, baseline, after.relations)
    // Made and dropped by the same statement: the copy that a rewrite fills.
    if (relation.isNew && now.name === null) continue
    const mode = strengthened(then?.modes ?? [], now.modes)
    if (mode !== undefined) difference.locks.push({ relation, mode })
    if (!relation.isNew && isRewritten(now, files)) difference.rewritten.push(relation)
    if (!relation.isNew && relation.table === undefined) compareTable(difference, { relation, then, now })
  }
  return difference
}

interface Table {
  relation: Relation
  then: ProbedRelation | undefined
  now: ProbedRelation
}

/** Adds what was read and written of a table that was there before. */
function compareTable(difference: Difference, { relation, then, now }: Table): void {
  const rows = now.rowsRead - (then?.rowsRead ?? 0)
  if (now.scans > (then?.scans ?? 0) && rows > 0 && rows >= relation.rows - now.deleted) {
    difference.scanned.push({ relation, rows })
  }
  const changed = changedRows({ relation, then, now })
  if (changed !== undefined) difference.changed.push(changed)
}

/** The strongest mode held now, if it was not held before. */
function strengthened(before: readonly LockMode[], after: readonly LockMode[]): LockMode | undefined {
  const [had, has] = [strongest(before), strongest(after)]
  return has > had ? LOCK_MODES[has] : undefined
}

function strongest(modes: readonly LockMode[]): number {
  return Math.max(-1, ...modes.map((mode) => LOCK_MODES.indexOf(mode)))
}

/** Files are numbered anew by a rewrite; views and partitioned tables have none. */
function isRewritten(now: ProbedRelation, files: ReadonlyMap<number, number>): boolean {
  // A dropped one has none.
  if (now.file === 0 || now.kind === 'sequence') return false
  const file = files.get(now.oid)
  return file !== undefined && file !== 0 && now.file !== file
}

function changedRows({ relation, then, now }: Table): ChangedRows | undefined {
  const inserted = now.inserted - (then?.inserted ?? 0)
  const updated = now.updated - (then?.updated ?? 0)
  const deleted = now.deleted - (then?.deleted ?? 0)
  if (inserted + updated + deleted <= 0) return undefined
  return { relation, inserted, updated, deleted }
}
