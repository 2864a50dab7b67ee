import { say } from './say.ts'

/** `pnpm ehr migrate generate`. */
export async function generate(): Promise<void> {
  const [{ withMigratedDb }, { writeGenerated }] = await load()
  const changes = await withMigratedDb(writeGenerated)
  for (const { kind, path } of changes) {
    say(`${kind === 'stale' ? 'deleted' : 'written'}  libs/db-migrations/${path}`)
  }
  if (changes.length === 0) say('Snapshot and types are those of the migrations already.')
}

/** `pnpm ehr migrate check`. Gives exit code 1 when something differs. */
export async function check(): Promise<void> {
  const [{ withMigratedDb }, { compareGenerated, findUnclassified, readCatalogue, renderDifferences }] =
    await load()
  const trouble = await withMigratedDb(async (db) => {
    const differences = renderDifferences(await compareGenerated(db))
    const unclassified = findUnclassified(await readCatalogue(db))
    return [differences, ...unclassified].filter((text) => text !== '')
  })
  for (const text of trouble) say(text)
  if (trouble.length > 0) process.exitCode = 1
  else say('Snapshot, types and data classes are those of the migrations.')
}

function load(): Promise<[typeof import('@ehr/dev'), typeof import('@ehr/db-migrations')]> {
  return Promise.all([import('@ehr/dev'), import('@ehr/db-migrations')])
}
