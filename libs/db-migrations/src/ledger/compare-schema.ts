import type { FlatCatalogue } from './flat-catalogue.ts'

/** What one migration changes, seen on a database where all was done by the book. */
export interface Replayed {
  name: string
  before: FlatCatalogue
  after: FlatCatalogue
}

/** How a database's schema differs from what its ledger says. */
export interface SchemaComparison {
  /** Noted as applied, yet all that they alone made is not there: undone by hand. */
  undoneByHand: string[]
  /** Not noted as applied, yet all that they make is there. */
  appliedByHand: string[]
  /** What no migration explains. */
  unexplained: string[]
}

/**
 * Explains the differences between a database and what the applied migrations make, by single migrations that were
 * undone or applied by hand. `explained` are things that another finding is about.
 *
 * Each thing goes through values, from migration to migration; the one that it has now says which of them look done
 * for it. A migration is undone (or done) by hand when that is so for all that it changes.
 */
export function compareSchema(
  actual: FlatCatalogue,
  { applied, pending }: { applied: readonly Replayed[]; pending: readonly Replayed[] },
  explained: (key: string) => boolean,
): SchemaComparison {
  const all = [...applied, ...pending]
  const keys = new Set([
    ...actual.keys(),
    ...all.flatMap(({ before, after }) => [...before.keys(), ...after.keys()]),
  ])
  const histories = new Map([...keys].map((key) => [key, readHistory(key, all)]))
  const findDone = (key: string) => findByValue(key, { actual, history: histories.get(key) ?? [], applied })
  const undone = applied.filter((one) => isForAll(one, (key) => findDone(key)?.includes(one) === false))
  const done = pending.filter((one) => isForAll(one, (key) => findDone(key)?.includes(one) === true))
  const inEffect = new Set([...applied.filter((one) => !undone.includes(one)), ...done])
  const start = all[0]?.before ?? new Map<string, string>()
  const differences = [...keys].flatMap((key) => {
    const last = (histories.get(key) ?? []).filter((one) => inEffect.has(one)).at(-1)
    const expected = (last?.after ?? start).get(key)
    return expected === actual.get(key) || explained(key) ? [] : [describe(key, expected, actual.get(key))]
  })
  return {
    undoneByHand: undone.map(({ name }) => name),
    appliedByHand: done.map(({ name }) => name),
    unexplained: differences,
  }
}

/** Lists what a migration changes. */
export function listChanged({ before, after }: Replayed): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key))
}

/** The migrations that change a thing, in their order. */
function readHistory(key: string, all: readonly Replayed[]): Replayed[] {
  return all.filter(({ before, after }) => before.get(key) !== after.get(key))
}

/**
 * Those of a thing's migrations that its value says are done; as the ledger says, where the value allows that.
 * Undefined when no migration makes this value.
 */
function findByValue(
  key: string,
  of: { actual: FlatCatalogue; history: readonly Replayed[]; applied: readonly Replayed[] },
): readonly Replayed[] | undefined {
  const values = [of.history[0]?.before.get(key), ...of.history.map(({ after }) => after.get(key))]
  const byLedger = of.history.filter((one) => of.applied.includes(one)).length
  if (values[byLedger] === of.actual.get(key)) return of.history.slice(0, byLedger)
  const last = values.lastIndexOf(of.actual.get(key))
  return last === -1 ? undefined : of.history.slice(0, last)
}

function isForAll(migration: Replayed, test: (key: string) => boolean): boolean {
  const changed = listChanged(migration)
  return changed.length > 0 && changed.every(test)
}

function describe(key: string, expected: string | undefined, actual: string | undefined): string {
  if (actual === undefined) return `${key} is missing`
  return expected === undefined
    ? `${key} is in no migration`
    : `${key} is different from what migrations make`
}
