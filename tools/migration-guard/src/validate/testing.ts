import type { ObservedMigration, ObservedRun } from '../model/observation.ts'
import { type CatalogueObject, identityOf, type Snapshot } from '../model/snapshot.ts'

const SOURCE = 'import x\n\nexport async function up(db) {\n}\n\nexport async function down(db) {\n}\n'

/** Makes a thing of a catalogue for tests, in the schema `public`. */
export function objectOf(
  given: Partial<CatalogueObject> & Pick<CatalogueObject, 'kind' | 'name'>,
): CatalogueObject {
  return { oid: `${given.kind} ${given.name}`, schema: 'public', table: null, facts: {}, ...given }
}

/** Makes a snapshot of things for tests. */
export function snapshotOf(...objects: CatalogueObject[]): Snapshot {
  return new Map(objects.map((object) => [identityOf(object), object]))
}

/** Makes a run that did nothing, for tests. */
export function runOf(given: Partial<ObservedRun> = {}): ObservedRun {
  return {
    ...{ direction: 'up', statements: [], before: snapshotOf(), after: snapshotOf() },
    ...{ durationMs: 1, isTransactional: true, unawaited: [] },
    ...given,
  }
}

/** Makes a migration whose way there and back was fine, for tests. */
export function migrationOf(given: Partial<ObservedMigration> = {}): ObservedMigration {
  const [before, after] = [snapshotOf(), snapshotOf(objectOf({ kind: 'table', name: 'pet' }))]
  return {
    ...{ name: '1_pet', file: '/work/1_pet.ts', source: SOURCE, hasDown: true, wantsTransaction: true },
    up: runOf({ before, after }),
    down: runOf({ direction: 'down', before: after, after: before }),
    upAgain: runOf({ before, after }),
    ...{ lostByRoundTrip: [], lostSinceUp: [], timeZoneDifferences: [], unproven: [] },
    ...given,
  }
}
