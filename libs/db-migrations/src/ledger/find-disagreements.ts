import type { Kysely } from 'kysely'
import { MIGRATIONS_FOLDER } from '../migration-files.ts'
import { readAppliedRows, readRecords } from '../runner/bookkeeping.ts'
import { listInvalidIndexes } from '../runner/invalid-indexes.ts'
import { compareSchema, listChanged, type Replayed } from './compare-schema.ts'
import type { Disagreement } from './disagreement.ts'
import { type LedgerEntry, readLedger } from './read-ledger.ts'
import { readFlat, replay } from './replay.ts'

/**
 * Finds what the ledger of a database and the database disagree on. Writes nothing to it; `scratch` is an empty
 * database on which the migrations are replayed, to know what each of them makes.
 */
export async function findDisagreements(
  db: Kysely<unknown>,
  { scratch, folder = MIGRATIONS_FOLDER }: { scratch: Kysely<unknown>; folder?: string },
): Promise<Disagreement[]> {
  const ledger = await readLedger(db, folder)
  const unknown = ledger.filter(({ isKnown }) => !isKnown)
  const own = [...(await listOfBookkeeping(db, ledger)), ...(await listIndexes(db))]
  // Without all files nobody knows what the schema should be.
  if (unknown.length > 0) {
    return [...own, ...unknown.map(({ name }) => ({ kind: 'unknown' as const, name }))]
  }
  return [...own, ...(await listOfSchema(db, { scratch, folder, ledger }))]
}

async function listOfBookkeeping(
  db: Kysely<unknown>,
  ledger: readonly LedgerEntry[],
): Promise<Disagreement[]> {
  const records = await readRecords(db)
  return ledger
    .filter(({ isKnown }) => isKnown)
    .flatMap(({ name, state, file }): Disagreement[] => {
      if (state === 'half-undone') return [{ kind: 'half-undone', name }]
      if (state === 'half-applied') {
        return [{ kind: 'half-applied', name, begun: records.get(name)?.begunStatements ?? [] }]
      }
      return file === 'edited' || file === 'unrecorded' ? [{ kind: file, name }] : []
    })
}

async function listIndexes(db: Kysely<unknown>): Promise<Disagreement[]> {
  const invalid = await listInvalidIndexes(db)
  return invalid.map(({ schema, name, table, builder }) => ({
    ...{ kind: 'invalid-index', schema, index: name, table, builder },
  }))
}

async function listOfSchema(
  db: Kysely<unknown>,
  { scratch, folder, ledger }: { scratch: Kysely<unknown>; folder: string; ledger: readonly LedgerEntry[] },
): Promise<Disagreement[]> {
  const appliedNames = (await readAppliedRows(db)).map(({ name }) => name)
  const others = ledger.filter(({ name }) => !appliedNames.includes(name))
  const halfNames = others.filter(({ state }) => state.startsWith('half-')).map(({ name }) => name)
  const pendingNames = others.map(({ name }) => name).filter((name) => !halfNames.includes(name))
  const replayed = await replay(scratch, [...appliedNames, ...halfNames, ...pendingNames], {
    folder,
    mayFail: [...halfNames, ...pendingNames],
  })
  const applied = replayed.slice(0, appliedNames.length)
  const half = replayed.filter(({ name }) => halfNames.includes(name))
  const pending = replayed.filter(({ name }) => pendingNames.includes(name))
  const explained = await createExplained(db, half)
  const found = compareSchema(await readFlat(db), { applied, pending }, explained)
  return [
    ...found.undoneByHand.map((name) => ({ kind: 'undone-by-hand' as const, name })),
    ...found.appliedByHand.map((name) => ({ kind: 'applied-by-hand' as const, name })),
    ...(found.unexplained.length === 0
      ? []
      : [{ kind: 'unexplained' as const, differences: found.unexplained }]),
  ]
}

/** Half-done migrations and invalid indexes are findings of their own. */
async function createExplained(
  db: Kysely<unknown>,
  half: readonly Replayed[],
): Promise<(key: string) => boolean> {
  const invalid = (await listInvalidIndexes(db)).map(({ name, table }) => `index ${table}.${name}`)
  const keys = new Set([...half.flatMap(listChanged), ...invalid])
  return (key) => keys.has(key)
}
