import { readSnapshot } from '../catalogue/read-snapshot.ts'
import type { ObservedMigration, ObservedRun, Site } from '../model/observation.ts'
import type { GuardServer } from '../server/open-server.ts'
import { parseStatements } from '../statements/parse-statements.ts'
import { compareTimeZones, mayDependOnTimeZone } from './compare-time-zones.ts'
import { describeFailure } from './describe-failure.ts'
import { messageOf } from './message-of.ts'
import { Observer } from './observer.ts'
import { type PreparedSetup, prepareSetup } from './prepare-setup.ts'
import { closeSession, openSession, resetSession, type Session } from './session.ts'
import { withTimeLimit } from './time-limit.ts'

/** How a SQL file is run: in one transaction as Kysely does, each statement by itself, or with its own BEGIN and COMMIT. */
export type TransactionMode = 'auto' | 'none' | 'own'

export interface SqlCase {
  server: GuardServer
  sql: string
  /** Absolute; findings point into it. */
  file: string
  /** Run first, unobserved; then its tables are filled. */
  setup?: string
  /** The same setup, run before, where several cases share it. */
  prepared?: PreparedSetup
  transaction: TransactionMode
  /** For each table. */
  rows: number
  /** For the whole text; 30 s unless said otherwise. */
  timeLimitMs?: number
}

/** Runs a text of SQL on a database of its own and tells what each statement did. Throws when the setup fails. */
export async function observeSql(options: SqlCase): Promise<ObservedMigration> {
  const { server } = options
  if (options.prepared !== undefined) return await observeOnCopy(options, options.prepared)
  const prepared = await prepareSetup(options)
  try {
    return await observeOnCopy(options, prepared)
  } finally {
    await server.dropDatabase(prepared.database)
  }
}

async function observeOnCopy(options: SqlCase, prepared: PreparedSetup): Promise<ObservedMigration> {
  const { server, file, sql } = options
  const { database: template, filled, unproven } = prepared
  const database = await server.createDatabase({ template })
  const session = await openSession(database.url)
  let roles: string[] = []
  try {
    const { up, params } = await observeText(session, options, prepared)
    roles = listMadeRoles(up)
    const isTwofold = mayDependOnTimeZone(sql) && up.failure === undefined
    return {
      ...{ name: nameOfFile(file), file, source: sql, up, hasDown: false, unproven },
      ...{ lostByRoundTrip: [], lostSinceUp: [] },
      timeZoneDifferences: isTwofold ? await compareTimeZones({ server, template, run: up, params }) : [],
      madeUp: filled.map(({ table }) => table),
      wantsTransaction: options.transaction === 'auto',
    }
  } finally {
    await closeSession(session)
    await server.dropDatabase(database.name)
    for (const role of roles) await server.dropRole(role)
  }
}

/** Roles that the text itself has made, which do not go with its database. */
function listMadeRoles({ statements }: ObservedRun): string[] {
  return statements.flatMap(({ parsed, error }) => {
    const role = parsed?.kind === 'CreateRoleStmt' && error === undefined ? parsed.node.role : undefined
    return typeof role === 'string' ? [role] : []
  })
}

async function observeText(
  session: Session,
  options: SqlCase,
  { before, baseline, searchPath }: PreparedSetup,
): Promise<{ up: ObservedRun; params: Observer['params'] }> {
  const { subject, clock } = session
  await subject.query(`select pg_catalog.set_config('search_path', $1, false)`, [searchPath])
  const observer = new Observer(session, baseline)
  const start = clock.now()
  const failure = await withTimeLimit(
    { session, limitMs: options.timeLimitMs ?? 30_000 },
    () => runText(observer, options),
    (error) =>
      describeFailure(
        observer,
        { message: messageOf(error), site: undefined },
        { file: options.file, line: 1 },
      ),
  )
  const durationMs = clock.now() - start
  await resetSession(session)
  const up: ObservedRun = {
    direction: 'up',
    statements: observer.statements,
    ...(failure === undefined ? {} : { failure }),
    ...{ before, after: await readSnapshot(session.subject), durationMs },
    isTransactional: options.transaction === 'auto',
    unawaited: [],
  }
  return { up, params: observer.params }
}

async function runText(observer: Observer, { sql, file, transaction }: SqlCase): Promise<void> {
  const siteOf = (line: number): Site => ({ file, line })
  const pieces = await parseStatements(sql)
  if (transaction === 'auto') await observer.begin()
  try {
    for (const piece of pieces) await observer.runOne(piece, [], siteOf(piece.line))
    await observer.finish('commit')
  } catch (error) {
    await observer.finish('rollback')
    throw error
  }
}

function nameOfFile(file: string): string {
  return file.slice(file.search(/[^/\\]*$/)).replace(/\.[^.]*$/, '')
}
