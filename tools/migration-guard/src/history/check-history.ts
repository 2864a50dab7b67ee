import { join, relative } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { checkNames, checkOrder, type NamedFinding } from './check-names.ts'
import { hashSource, hashStatements, normaliseSource } from './hashes.ts'
import { type MigrationFile, migrationNameOf } from './migration-file.ts'
import type { ReleaseBase, ReleasedMigration } from './read-release-base.ts'
import { isSameCode } from './same-code.ts'

/**
 * Checks that released migrations are as they were, that new ones come after them and that names are well-formed.
 * No database can tell an edit of comments or spaces: it is passed over, and information where the ledger has a hash.
 */
export function checkHistory(options: {
  /** What the findings' paths are relative to, absolute. */
  root: string
  /** Folder of the migrations, absolute. */
  folder: string
  base: ReleaseBase
  files: readonly MigrationFile[]
  /** The statements of `up`, by migration, where they were observed: of released ones too, when they are applied. */
  emitted?: ReadonlyMap<string, readonly string[]>
  /** Whether the names follow this workspace's own pattern. */
  isOwn?: boolean
}): Finding[] {
  const { base, files, emitted, isOwn = false } = options
  const byName = new Map(files.map((file) => [file.name, file]))
  const released = new Set(base.released.map(({ name }) => name))
  const names = new Set([...byName.keys(), ...released])
  const found = [
    ...base.released.flatMap((migration) => {
      const file = byName.get(migration.name)
      if (file === undefined) return checkMissing(migration, base, files)
      return checkEdited(
        { ...migration, release: base.commit?.ref ?? 'its release' },
        file,
        emitted?.get(migration.name),
      )
    }),
    ...checkOrder([...names], released),
    ...checkNames(files, isOwn),
  ]
  return found.map(({ name, ...finding }) => {
    const former = base.released.find((migration) => migration.name === name)
    const file = byName.get(name)?.file ?? join(options.folder, former?.fileName ?? name)
    return { ...finding, file: relative(options.root, file).replaceAll('\\', '/'), line: 1, migration: name }
  })
}

function checkMissing(
  { name, fileName, source, ledger, isMerged }: ReleasedMigration,
  { commit, present, released }: ReleaseBase,
  files: readonly MigrationFile[],
): NamedFinding[] {
  // The ledger does not know the ending, so any file of that name will do.
  if (!isMerged || present.some((file) => migrationNameOf(file) === name)) return []
  const hash = ledger?.source ?? (source === undefined ? undefined : hashSource(source))
  const known = new Set(released.map((migration) => migration.name))
  const renamed = files.find((file) => !known.has(file.name) && hashSource(file.source) === hash)
  const release = ledger?.release ?? commit?.ref ?? 'a release'
  return [
    {
      name,
      rule: 'history-missing',
      severity: 'error',
      observed:
        renamed === undefined
          ? `It is part of ${release} and its file is gone.`
          : `It is part of ${release} and its file is now called ${renamed.name}.`,
      why: 'Databases that have it applied refuse every later migration while its file is missing, and cannot roll it back.',
      remedy: `Restore ${fileName} from ${release}; undo what it did by a new migration.`,
    },
  ]
}

function checkEdited(
  released: ReleasedMigration & { release: string },
  file: MigrationFile,
  statements: readonly string[] | undefined,
): NamedFinding[] {
  const isSameFile = isSameSource(released, file)
  const isSameSql = compareStatements(released, statements)
  if (isSameFile && isSameSql !== false) return []
  const release = released.ledger?.release ?? released.release
  if (isSameFile)
    return [
      edited(
        file.name,
        'error',
        `The file is as it was in ${release}, yet it emits other SQL: something that it calls or reads has changed.`,
      ),
    ]
  if (isSameSql === true) {
    return [edited(file.name, 'info', 'Its source was edited; the SQL that it emits is the same.')]
  }
  const isSameCodeAsReleased =
    released.source !== undefined && isSameCode(file.file, released.source, file.source)
  if (isSameCodeAsReleased && isSameSql === undefined) return checkComments(released, file)
  const sql = isSameSql === undefined ? 'whether it emits the same SQL is not known' : 'it emits other SQL'
  return [edited(file.name, 'error', `Its source differs from that of ${release}, and ${sql}.`)]
}

/** An edited comment is of no matter to anybody but the ledger, which has the hash of the whole file. */
function checkComments({ ledger }: ReleasedMigration, { name, source }: MigrationFile): NamedFinding[] {
  if (ledger === undefined || ledger.source === hashSource(source)) return []
  return [edited(name, 'info', 'Comments or spaces were edited; the code is the same.')]
}

/** Git has the file itself; the ledger has a hash, and speaks where git does not reach. */
function isSameSource({ source, ledger }: ReleasedMigration, file: MigrationFile): boolean {
  if (source !== undefined) return normaliseSource(source) === normaliseSource(file.source)
  return ledger?.source === hashSource(file.source)
}

function compareStatements(
  { ledger }: ReleasedMigration,
  statements: readonly string[] | undefined,
): boolean | undefined {
  if (ledger?.sql === undefined || statements === undefined) return undefined
  return ledger.sql === hashStatements(statements)
}

function edited(name: string, severity: 'error' | 'info', observed: string): NamedFinding {
  return {
    name,
    rule: 'history-edited',
    severity,
    observed,
    why:
      severity === 'info'
        ? 'A released migration never runs again where it was applied; an edit that no database can see does no harm.'
        : 'A released migration never runs again where it was applied, so old and new databases would differ from now on.',
    remedy:
      severity === 'info'
        ? 'Validate with --write, which brings the hash in the ledger up to date.'
        : 'Restore the file as it was released and make the change by a new migration.',
  }
}
