import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findBase, type ReleaseCommit } from './find-base.ts'
import { findForkPoint, listCommitted, readCommitted } from './git.ts'
import { type LedgerEntry, readLedger } from './ledger.ts'
import { isMigrationFile, migrationNameOf } from './migration-file.ts'

/** A migration that databases out there have applied. */
export interface ReleasedMigration {
  name: string
  fileName: string
  /** As it was released; undefined where only the ledger knows of it. */
  source?: string
  ledger?: LedgerEntry
  /** False: added to the base after this branch left it, so that its file is not to be expected here. */
  isMerged: boolean
}

/** What counts as released. */
export interface ReleaseBase {
  /** Undefined without git or a tag: then the ledger alone says what is released. */
  commit?: ReleaseCommit
  /** In the order of their names' code units, as Kysely takes them. */
  released: ReleasedMigration[]
  /** Names of the migrations' files that lie in the folder now. */
  present: string[]
  /** Sentences for the report: what was taken as released, and why no more. */
  notes: string[]
}

/**
 * Finds out what is released: the migrations of `base` (any ref of git), else of the last product tag (`v1.2.3`),
 * and those of the ledger. Works without git and in shallow clones by the ledger alone, and says so; throws when
 * `base` is given and git does not know it.
 */
export async function readReleaseBase(options: {
  /** Folder of the migrations, absolute. */
  folder: string
  base?: string
  /** Folder of the ledger; `ledger` beside the migrations unless given, where tags count. */
  ledger?: string
  /** False: without `base` no tag is looked for, as in a folder that is no product of ours. */
  useTags?: boolean
}): Promise<ReleaseBase> {
  const ledger = await readLedgerOf(options)
  const present = (await readdir(options.folder)).filter(isMigrationFile).sort()
  const { commit, place, notes } = await findBase(options)
  const committed = commit === undefined ? [] : await readReleased(commit, place.prefix)
  const known = new Set(committed.map(({ name }) => name))
  const kept = [...ledger.keys()].filter((name) => !known.has(name))
  const released = [
    ...committed,
    ...kept.map((name) => ({ name, fileName: `${name}.ts`, isMerged: true })),
  ].map((migration) => {
    const entry = ledger.get(migration.name)
    return entry === undefined ? migration : { ...migration, ledger: entry }
  })
  const told =
    released.length === 0 ? [...notes, 'No migration is released: all are taken as pending.'] : notes
  return {
    ...(commit && { commit }),
    released: released.sort((one, other) => (one.name < other.name ? -1 : 1)),
    present,
    notes: told,
  }
}

async function readReleased(commit: ReleaseCommit, prefix: string): Promise<ReleasedMigration[]> {
  const files = await listMigrations(commit.repository, commit.sha, prefix)
  const sources = await readCommitted(commit.repository, files)
  const forked = await findForkPoint(commit.repository, commit.sha)
  const merged =
    forked === undefined || forked === commit.sha
      ? files
      : await listMigrations(commit.repository, forked, prefix)
  const isMerged = new Set(merged.map(({ path }) => path))
  return files.flatMap(({ path }, index) => {
    const fileName = path.slice(prefix.length)
    const source = sources[index] ?? ''
    // An index of migrations, or a provider, may lie in the same folder.
    if (!/\bup\b/.test(source)) return []
    return [{ name: migrationNameOf(fileName), fileName, source, isMerged: isMerged.has(path) }]
  })
}

async function listMigrations(repository: string, commit: string, prefix: string) {
  const files = await listCommitted(repository, commit, prefix)
  return files.filter(({ path }) => {
    const fileName = path.slice(prefix.length)
    return !fileName.includes('/') && isMigrationFile(fileName)
  })
}

/** Beside migrations of others, a folder of that name is something else. */
async function readLedgerOf({
  folder,
  ledger,
  useTags = true,
}: {
  folder: string
  ledger?: string
  useTags?: boolean
}) {
  if (ledger === undefined && !useTags) return new Map<string, LedgerEntry>()
  return await readLedger(ledger ?? join(folder, '../ledger'))
}
