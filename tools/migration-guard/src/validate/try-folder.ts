import { APP_GROUP } from '@ehr/db'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { checkCode } from '../code/check-code.ts'
import { checkRecorded } from '../compatibility/check-recorded.ts'
import { checkDrift, type Drift } from '../drift/check-drift.ts'
import { checkHistory } from '../history/check-history.ts'
import type { Finding } from '../model/finding.ts'
import type { ObservedMigration, ObservedRun } from '../model/observation.ts'
import { observeFolder } from '../observe/observe-folder.ts'
import type { Attempt, AttemptContext } from './attempt.ts'
import { checkObserved } from './check-observed.ts'
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
  const last = project.pending.at(-1)?.name
  let drift: Drift = { findings: [], written: [], skipped: NOT_COMPARED }
  let seen: ObservedMigration | undefined
  const observed = await observeFolder({
    ...{ server, folder, rows, released: project.released },
    ...(configuration.timeLimitMs !== undefined && { timeLimitMs: configuration.timeLimitMs }),
    onMigration: (migration) => {
      seen = migration
      onProgress?.(migration.name)
    },
    onState: async ({ migration, url, client }) => {
      if (migration === undefined) await watch.onReleased(client)
      else if (seen !== undefined) await watch.onUp(seen.withoutRows ?? seen, client)
      if (migration !== last) return
      await watch.onApplied(client)
      drift = await compareGenerated(url, { root, folder, write: options.write === true })
    },
  })
  const { findings: broken, needsMigrationFirst } = watch.conclude(root)
  return {
    server: { version: server.version, description: server.description },
    migrations: observed.migrations,
    findings: [
      ...checkObserved(observed, context),
      ...checkSources(project, observed.migrations, { root, folder }),
      ...broken,
      ...drift.findings,
      ...(isRecorded ? await checkRecorded(root) : []),
    ],
    sources: new Map(project.pending.map(({ file, source }) => [tellFile(file, root), source])),
    ...(project.base.commit !== undefined && { base: project.base.commit.ref }),
    remarks: [
      ...project.base.notes,
      ...(drift.skipped === undefined ? [] : [drift.skipped]),
      ...drift.written.map((file) => `Written anew: ${file}.`),
      ...observed.ignored.map(({ file }) => `${tellFile(file, root)} has no "up" and is no migration.`),
    ],
    needsMigrationFirst: needsMigrationFirst.map(({ query }) => `${query.functionName} (${query.source})`),
  }
}

/** What names, history and the code itself say, beside what was seen of them when they ran. */
function checkSources(
  { base, files, pending, isOwn }: Project,
  observed: readonly ObservedMigration[],
  { root, folder }: { root: string; folder: string },
): Finding[] {
  const migrations = observed.map((migration) => migration.withoutRows ?? migration)
  const sqlOf = (run: ObservedRun | undefined) => run?.statements.map(({ sql }) => sql) ?? []
  const emitted = new Map(migrations.map(({ name, up, down }) => [name, [...sqlOf(up), ...sqlOf(down)]]))
  const unawaited = migrations.flatMap(({ name, up, down }) =>
    [...up.unawaited, ...(down?.unawaited ?? [])].map(({ sql, site }) => ({ name, sql, site })),
  )
  return [
    ...checkHistory({ root, folder, base, files, emitted, isOwn }),
    ...checkCode({ root, files: pending, unawaited }),
  ]
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
