import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createEmptyTestDatabase } from '@ehr/db/testing'
import { createMigrationDb, writeGenerated } from '@ehr/db-migrations'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { FilesExample, RuleExample } from '../model/rule-notes.ts'
import { SOURCE_NOTES } from '../validate/source-notes.ts'
import { checkDrift } from './check-drift.ts'

const EXAMPLES = SOURCE_NOTES.filter(({ name }) => name.startsWith('drift-'))

test.each(EXAMPLES)('$name is found in its example, and not in the safe one', async ({ name, example }) => {
  const find = async (variant: 'hazard' | 'safe') =>
    (await listFound(example, variant)).filter((rule) => rule === name)

  expect(await find('hazard')).toEqual([name])
  expect(await find('safe')).toEqual([])
})

/** Applies what comes before, writes what is generated from it, then lays the example over it. */
async function listFound(example: FilesExample | RuleExample, variant: 'hazard' | 'safe'): Promise<string[]> {
  const database = await createEmptyTestDatabase()
  const db = createMigrationDb(database.ownerUrl)
  const root = await mkdtemp(join(tmpdir(), 'guard-drift-'))
  const write = async (path: string, text: string | null) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text ?? '')
  }
  try {
    if (example.language === 'files') {
      for (const [path, text] of Object.entries(example.setup)) {
        await write(path, text)
        await (await import(pathToFileURL(join(root, path)).href)).up(db)
      }
      await writeGenerated(db, root)
      for (const [path, text] of Object.entries(example[variant])) await write(path, text)
    } else {
      await sql.raw(`${example.setup}${example[variant]}`).execute(db)
      await writeGenerated(db, root)
    }
    const { findings } = await checkDrift({ root, folder: join(root, 'migrations'), db, packageFolder: root })
    return findings.map(({ rule }) => rule)
  } finally {
    await db.destroy()
    await database.drop()
    await rm(root, { recursive: true })
  }
}
