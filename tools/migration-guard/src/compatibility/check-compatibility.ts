import { BREAKING_SUFFIX } from '@ehr/db-migrations'
import type { Finding } from '../model/finding.ts'
import {
  describeBreakage,
  describeOwnFailure,
  describeUnmarked,
  type PendingMigration,
} from './describe-breakage.ts'
import { type Breakage, isProven, listBreakages, type SchemaStep } from './list-breakages.ts'
import type { QueryFailure, QueryObservation } from './observe-queries.ts'

/** What the queries of two releases have to do with the pending migrations. */
export interface Compatibility {
  findings: Finding[]
  /** What becomes of the running release, one entry a cause, in the order of the migrations. */
  breakages: Breakage[]
  /** Queries of the release being made that the schema of the running one refuses: migrate first, then deploy. */
  needsMigrationFirst: QueryFailure[]
}

/**
 * Decides what pending migrations do to the queries of the running release: what no longer plans, or inserts what is
 * refused, is an error until the migration is marked as breaking; what only answers otherwise is a warning.
 */
export function checkCompatibility(options: {
  /** What the findings' paths are relative to, absolute. */
  root: string
  /** The running release's queries on the schema before anything pending. */
  base: QueryObservation
  /** The same queries after the `up` of each pending migration, in their order. */
  steps: readonly SchemaStep<PendingMigration>[]
  /** The queries of the release being made, before anything pending and after everything. */
  currentOnBase?: QueryObservation
  currentOnNew?: QueryObservation
}): Compatibility {
  const { root, base, steps, currentOnBase, currentOnNew } = options
  const breakages = listBreakages(base, steps)
  const byName = new Map(steps.map(({ migration }) => [migration.name, migration]))
  const unplanned = new Set(currentOnNew?.failures.map(({ query }) => query.sql))
  const findings = breakages.filter(isOwnCause).flatMap((breakage) => {
    const migration = byName.get(breakage.migration)
    return migration === undefined ? [] : [describeBreakage(root, migration, breakage)]
  })
  return {
    findings: [
      ...findings,
      ...listUnmarked(breakages).flatMap((name) => {
        const migration = byName.get(name)
        return migration === undefined ? [] : [describeUnmarked(root, migration, breakages)]
      }),
      ...groupByCause(currentOnNew?.failures ?? []).flatMap(describeOwnFailure),
    ],
    breakages,
    needsMigrationFirst: currentOnBase?.failures.filter(({ query }) => !unplanned.has(query.sql)) ?? [],
  }
}

function listUnmarked(breakages: readonly Breakage[]): string[] {
  const names = breakages.filter(isProven).map(({ migration }) => migration)
  return [...new Set(names)].filter((name) => !name.endsWith(BREAKING_SUFFIX))
}

/** A column that is gone is one cause, whether queries name it or got it by a star. */
function isOwnCause(breakage: Breakage, _: number, all: readonly Breakage[]): boolean {
  if (isProven(breakage)) return true
  return !all.some(
    (other) =>
      isProven(other) && other.migration === breakage.migration && other.about[0] === breakage.about[0],
  )
}

function groupByCause(failures: readonly QueryFailure[]): QueryFailure[][] {
  return [
    ...Map.groupBy(failures, ({ query, code, message }) => `${query.source} ${code} ${message}`).values(),
  ]
}
