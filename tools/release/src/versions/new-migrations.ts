import type { Tree } from './tree.ts'

/** A migration that a version brings, with what the guard looks at. */
export interface NewMigration {
  name: string
  /** Whether the version before can no longer serve after it. */
  isBreaking: boolean
  /** Why there is no way back; absent where there is one. */
  irreversible?: string
  /** Whether it runs outside of a transaction. */
  isOutside: boolean
}

const IRREVERSIBLE = /^export const irreversible\b[^=]*=\s*(['"`])([\s\S]*?)\1/m
const OUTSIDE = /^export const transaction\b[^=]*=\s*false\b/m

/**
 * Lists the migrations that are there now and were not there before, in order.
 *
 * @param folders of migrations, relative to the root.
 */
export async function listNewMigrations(
  now: Tree,
  before: Tree | undefined,
  folders: readonly string[],
): Promise<NewMigration[]> {
  const found: NewMigration[] = []
  for (const folder of folders) {
    const known = before === undefined ? [] : await before.list(folder)
    const names = (await now.list(folder)).filter((file) => isMigration(file) && !known.includes(file)).sort()
    for (const file of names) found.push(describe(file, (await now.find(`${folder}/${file}`)) ?? ''))
  }
  return found
}

function isMigration(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts')
}

function describe(file: string, text: string): NewMigration {
  const name = file.slice(0, -'.ts'.length)
  const irreversible = IRREVERSIBLE.exec(text)?.[2]
  return {
    name,
    isBreaking: name.endsWith('.breaking'),
    ...(irreversible !== undefined && { irreversible }),
    isOutside: OUTSIDE.test(text),
  }
}
