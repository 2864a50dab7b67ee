import type { Kysely } from 'kysely'
import { readCatalogue } from '../catalogue/read-catalogue.ts'
import { migrateUp } from '../migrator.ts'
import type { Replayed } from './compare-schema.ts'
import { type FlatCatalogue, flattenCatalogue } from './flat-catalogue.ts'

/**
 * Applies migrations to an empty database in the order given, and tells what each changed. Of those that may fail,
 * since nobody has applied them yet, the first that does is the last, with what it left. Throws where another fails.
 */
export async function replay(
  scratch: Kysely<unknown>,
  names: readonly string[],
  { folder, mayFail }: { folder: string; mayFail: readonly string[] },
): Promise<Replayed[]> {
  const replayed: Replayed[] = []
  let before = await readFlat(scratch)
  for (const name of names) {
    const hasWorked = await migrateUp(scratch, { folder, only: [name], allowUnordered: true }).then(
      () => true,
      (error: unknown) => {
        if (mayFail.includes(name)) return false
        throw error
      },
    )
    const after = await readFlat(scratch)
    replayed.push({ name, before, after })
    if (!hasWorked) break
    before = after
  }
  return replayed
}

/** Reads a database's schema as single things. */
export async function readFlat(db: Kysely<unknown>): Promise<FlatCatalogue> {
  return flattenCatalogue(await readCatalogue(db))
}
