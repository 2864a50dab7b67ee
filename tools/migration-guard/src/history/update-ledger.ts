import { join } from 'node:path'
import { planLedger, readLedger, writeLedger } from './ledger.ts'
import type { MigrationFile } from './migration-file.ts'
import type { ReleaseBase } from './read-release-base.ts'
import { isSameCode } from './same-code.ts'

/**
 * Writes what the ledger lacks of released migrations and refreshes the hash of those whose comments were edited;
 * gives the files' absolute paths. A release calls it with a base of its own tag.
 */
export async function updateLedger(options: {
  /** Folder of the migrations, absolute; the ledger lies beside it. */
  folder: string
  base: ReleaseBase
  files: readonly MigrationFile[]
  /** The statements of `up`, where they were observed (`listEmitted`). */
  emitted?: ReadonlyMap<string, readonly string[]>
}): Promise<string[]> {
  const { folder, base, files, emitted } = options
  const ledger = join(folder, '../ledger')
  const sources = new Map(base.released.map(({ name, source }) => [name, source]))
  const same = files.filter(({ name, file, source }) => {
    const released = sources.get(name)
    return released !== undefined && isSameCode(file, released, source)
  })
  const planned = planLedger({
    files,
    released: new Set(base.released.map(({ name }) => name)),
    sameCode: new Set(same.map(({ name }) => name)),
    release: base.commit?.ref ?? 'unknown',
    ledger: await readLedger(ledger),
    ...(emitted && { emitted }),
  })
  return await writeLedger(ledger, planned)
}
