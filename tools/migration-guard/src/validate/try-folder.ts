import { APP_GROUP } from '@ehr/db'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { checkCode } from '../code/check-code.ts'
import { checkRecorded } from '../compatibility/check-recorded.ts'
import { checkDrift, type Drift } from '../drift/check-drift.ts'
import { checkHistory } from '../history/check-history.ts'
import { listEmitted } from '../history/emitted-statements.ts'
import { updateLedger } from '../history/update-ledger.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedMigration } from '../model/observation.ts'
import { type ObservedFolder, observeFolder } from '../observe/observe-folder.ts'
import type { Attempt, AttemptContext } from './attempt.ts'
import { checkObserved } from './check-observed.ts'
import { isInside } from './find-root.ts'
import type { FolderOptions } from './options.ts'
import { tellFile } from './place-hit.ts'
import { prepareRoles } from './prepare-roles.ts'
import { openWatch, type Project, readProject } from './project.ts'

const NOT_COMPARED = 'Schema and types were not compared, since not all migrations could be applied.'

/** Tries the pending migrations of a folder, with everything that there is to find out about them. */
export async function tryFolder(options: FolderOptions, context: AttemptContext): Promise<Attempt> {
  const { folder, onProgress } = options
  const { root, server, rows, configuration } = context
  const project = await readProject(options)
  await prepareRoles(server, configuration.roles ?? (project.isOwn ? [APP_GROUP] : []))
  const { watch, isRecorded } = await openWatch(project, {
    root,
    ...(project.isOwn && { role: APP_GROUP }),
  })
  let drift: Drift = { findings: [], written: [], skipped: NOT_COMPARED }
  let seen: ObservedMigration | undefined
  const observed = await observeFolder({
    ...{ server, folder, rows, released: project.released },
    ...(configuration.timeLimitMs !== undefined && { timeLimitMs: configuration.timeLimitMs }),
    onMigration: (migration) => {
      seen = migration
      onProgress?.(migration.name)
    },
    // Without queries of a release nobody looks, and migrations may be tried beside each other.
    ...(watch.hasReleased && {
      onState: async ({ migration, client }) => {
        if (migration === undefined) await watch.onReleased(client)
        else if (seen !== undefined) await watch.onUp(seen.withoutRows ?? seen, client)
      },
    }),
    onApplied: async ({ url, client }) => {
      await watch.onApplied(client)
      drift = await compareGenerated(url, { root, folder, write: options.write === true })
    },
  })
  const { findings: broken, needsMigrationFirst } = watch.conclude(root)
  const emitted = listAllEmitted(observed)
  const recorded = options.write === true ? await refreshLedger(project, options, emitted) : []
  return {
    server: { version: server.version, description: server.description },
    migrations: observed.migrations,
    findings: [
      ...checkObserved(observed, context),
      ...checkSources(project, observed, { root, folder, emitted }),
      ...broken,
      ...drift.findings,
      ...(isRecorded ? await checkRecorded(root) : []),
    ],
    sources: new Map(project.pending.map(({ file, source }) => [tellFile(file, root), source])),
    ...(project.base.commit !== undefined && { base: project.base.commit.ref }),
    remarks: [
      ...project.base.notes,
      ...(drift.skipped === undefined ? [] : [drift.skipped]),
      ...[...drift.written, ...recorded.map((file) => tellFile(file, root))].map(
        (file) => `Written anew: ${file}.`,
      ),
      ...observed.ignored.map(({ file }) => `${tellFile(file, root)} has no "up" and is no migration.`),
    ],
    needsMigrationFirst: needsMigrationFirst.map(({ query }) => `${query.functionName} (${query.source})`),
  }
}

/** What names, history and the code itself say, beside what was seen of them when they ran. */
function checkSources(
  { base, files, pending, isOwn }: Project,
  { migrations }: ObservedFolder,
  {
    root,
    folder,
    emitted,
  }: { root: string; folder: string; emitted: ReadonlyMap<string, readonly string[]> },
): Finding[] {
  const tried = migrations.map((migration) => migration.withoutRows ?? migration)
  const unawaited = tried.flatMap(({ name, up, down }) =>
    [...up.unawaited, ...(down?.unawaited ?? [])].map(({ sql, site }) => ({ name, sql, site })),
  )
  return [
    ...checkHistory({ root, folder, base, files, emitted, isOwn }),
    ...checkCode({ root, files: pending, unawaited }),
  ]
}

/** The statements of each `up`: of released migrations too, which may emit others than before without an edit of theirs. */
function listAllEmitted({
  migrations,
  emittedByReleased,
}: ObservedFolder): ReadonlyMap<string, readonly string[]> {
  const pending = migrations.flatMap((migration) => {
    const statements = listEmitted(migration.withoutRows ?? migration)
    return statements === undefined ? [] : [[migration.name, statements] as const]
  })
  return new Map([...emittedByReleased, ...pending])
}

/** Only where a tag says what is released: a base that somebody names is no release. */
async function refreshLedger(
  { base: release, files }: Project,
  { folder, workspace, base }: FolderOptions,
  emitted: ReadonlyMap<string, readonly string[]>,
): Promise<string[]> {
  if (base !== undefined || !isInside(folder, workspace)) return []
  return await updateLedger({ folder, base: release, files, emitted })
}

async function compareGenerated(
  url: string,
  place: { root: string; folder: string; write: boolean },
): Promise<Drift> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  // Dropping the database may end a connection that is just being closed.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await checkDrift({ ...place, db })
  } finally {
    await db.destroy()
  }
}
