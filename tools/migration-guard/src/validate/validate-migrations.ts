import { decidePages } from '../report/pages.ts'
import type { Report } from '../report/report.ts'
import { openServer, type ServerVersion } from '../server/open-server.ts'
import { applySuppressions } from './apply-suppressions.ts'
import type { Attempt } from './attempt.ts'
import { buildReport } from './build-report.ts'
import { type GuardConfiguration, readConfiguration } from './configuration.ts'
import { findRoot } from './find-root.ts'
import { mergeVersions } from './merge-versions.ts'
import type { FolderOptions, SqlOptions } from './options.ts'
import { setSeverities } from './set-severities.ts'
import { parseSuppressions } from './suppressions.ts'
import { tryFolder } from './try-folder.ts'
import { trySql } from './try-sql.ts'

const DEFAULT_ROWS = 100

/**
 * Validates migrations by running them on a real PostgreSQL and watching: a folder of Kysely migrations, or files
 * of SQL. What is wrong with them is in the report; throws when nothing could be tried (no server, no folder, a
 * `base` that git does not know, a configuration with mistakes).
 */
export async function validateMigrations(options: FolderOptions | SqlOptions): Promise<Report> {
  const root = 'sql' in options ? options.workspace : await findRoot(options.folder, options.workspace)
  const configuration = await readConfiguration(root)
  const attempts: Attempt[] = []
  for (const version of options.versions ?? [undefined]) {
    attempts.push(await tryOn(version, options, { root, configuration }))
  }
  return conclude(attempts, options, { root, configuration })
}

interface Known {
  root: string
  configuration: GuardConfiguration
}

async function tryOn(
  version: ServerVersion | undefined,
  options: FolderOptions | SqlOptions,
  { root, configuration }: Known,
): Promise<Attempt> {
  const { largeTableRows } = configuration
  const server = options.server ?? (await openServer(version === undefined ? {} : { version }))
  const context = {
    ...{ server, root, configuration, rows: rowsOf(options, configuration) },
    ...(largeTableRows !== undefined && { largeTableRows }),
  }
  try {
    return 'sql' in options ? await trySql(options, context) : await tryFolder(options, context)
  } finally {
    if (options.server === undefined) await server.close()
  }
}

function conclude(
  attempts: readonly Attempt[],
  options: FolderOptions | SqlOptions,
  { root, configuration }: Known,
): Report {
  const [first] = attempts
  const found = mergeVersions(
    attempts.map(({ server, findings }) => ({ major: Number.parseInt(server.version, 10), findings })),
  )
  const comments = [...(first?.sources ?? [])].map(([file, source]) => ({
    ...{ file, suppressions: parseSuppressions(file, source) },
  }))
  const { findings, suppressed } = applySuppressions(found, comments)
  const pages = decidePages({
    env: process.env,
    ...(configuration.rulePages !== undefined && { configured: configuration.rulePages }),
  })
  return buildReport({
    root,
    servers: attempts.map(({ server }) => server),
    ...(first?.base !== undefined && { base: first.base }),
    remarks: first?.remarks ?? [],
    needsMigrationFirst: first?.needsMigrationFirst ?? [],
    rows: rowsOf(options, configuration),
    failOn: options.failOn ?? configuration.failOn ?? 'error',
    migrations: first?.migrations ?? [],
    findings: setSeverities(findings, configuration),
    suppressed: setSeverities(suppressed, configuration),
    pageOf: (rule) => `${pages}/${rule}.md`,
  })
}

function rowsOf({ rows }: { rows?: number }, configuration: GuardConfiguration): number {
  return rows ?? configuration.rows ?? DEFAULT_ROWS
}
