import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Kysely as KyselyInstance } from 'kysely'
import { messageOf } from '../observe/message-of.ts'
import { findCallSite, findErrorSite } from './call-site.ts'
import { installHooks, KYSELY_OF_FOLDER } from './hooks.ts'
import type { Answer, LoadedMigration, Order, Outcome, Report, RunRequest, Thrown } from './protocol.ts'
import { createRemoteDialect, type QuerySink } from './remote-dialect.ts'

/** The thread that a folder's own code runs in. It has no connection: each query is sent to the main thread. */
const port = parentPort
if (port === null)
  throw new Error('This file is the entry of a worker thread: expected to be started as one.')

const { folder }: { folder: string } = workerData
Error.stackTraceLimit = 60
installHooks(folder)

const prepareValue: (value: unknown) => unknown = createRequire(import.meta.url)('pg/lib/utils').prepareValue

type Act = (db: KyselyInstance<unknown>) => unknown

interface Migration {
  up: Act
  down?: Act
}

type Unawaited = Outcome['unawaited'][number]

/** What is run now. */
let running: { hasReturned: boolean; outcome: Outcome; pending: Map<Promise<unknown>, Unawaited> } | undefined
let nextQuery = 0
const waiting = new Map<number, (answer: Answer) => void>()
const migrations = new Map<string, { migration: Migration; exports: Record<string, unknown> } | undefined>()

let instance: Promise<KyselyInstance<unknown>> | undefined

process.on('unhandledRejection', noteStray)
process.on('uncaughtException', noteStray)
port.on('message', (order: Order) => {
  if (order.kind === 'answer') waiting.get(order.id)?.(order.answer)
  else if (order.kind === 'load')
    load(order).then((migration) => send({ kind: 'loaded', id: order.id, migration }))
  else run(order).then((outcome) => send({ kind: 'ended', id: order.id, outcome }))
})

kysely().then(
  () => send({ kind: 'ready' }),
  () => send({ kind: 'ready' }),
)

function send(report: Report): void {
  port?.postMessage(report)
}

async function load({ file }: { file: string }): Promise<LoadedMigration> {
  try {
    const found = await importMigration(file)
    if (found === undefined) return { kind: 'no-migration' }
    const { irreversible, transaction } = found.exports
    return {
      kind: 'migration',
      hasDown: typeof found.migration.down === 'function',
      ...(typeof irreversible === 'string' ? { irreversible } : {}),
      wantsTransaction: transaction !== false,
    }
  } catch (error) {
    const site = findErrorSite(error, file)
    return {
      kind: 'unreadable',
      message: messageOf(error),
      ...(site?.file === file ? { line: site.line } : {}),
    }
  }
}

async function importMigration(file: string) {
  if (migrations.has(file)) return migrations.get(file)
  const exports: Record<string, unknown> = await import(pathToFileURL(file).href)
  // As Kysely does: what CommonJS exports comes as the default.
  const migration = [exports.default, exports].find(isMigration)
  const inner = typeof exports.default === 'object' && exports.default !== null ? exports.default : {}
  const found = migration && { migration, exports: { ...inner, ...exports } }
  migrations.set(file, found)
  return found
}

function isMigration(value: unknown): value is Migration {
  return typeof value === 'object' && value !== null && 'up' in value && typeof value.up === 'function'
}

async function run({ migrations, direction, isTransactional }: RunRequest): Promise<Outcome> {
  const outcome: Outcome = { file: migrations[0]?.file ?? '', strays: [], unawaited: [] }
  running = { hasReturned: false, outcome, pending: new Map() }
  begun = undefined
  try {
    const acts = await Promise.all(migrations.map(({ file }) => findAct(file, direction)))
    const db = await kysely()
    const whole = async (own: KyselyInstance<unknown>) => {
      for (const { file, act } of acts) {
        outcome.file = file
        await act(own)
        await settle()
      }
    }
    await (isTransactional ? db.transaction().execute(whole) : db.connection().execute(whole))
  } catch (error) {
    await settle()
    outcome.thrown = describe(error)
  }
  return outcome
}

async function findAct(file: string, direction: 'up' | 'down'): Promise<{ file: string; act: Act }> {
  const migration = (await importMigration(file))?.migration
  const act = migration?.[direction]
  if (act === undefined) throw new Error(`${file} has no function ${direction}.`)
  return { file, act: act.bind(migration) }
}

/** Waits for what the function has not waited for; those queries are noted. */
async function settle(): Promise<void> {
  if (running === undefined) return
  // What was waited for is taken off the list in these breaths.
  for (let breath = 0; breath < 8; breath += 1) await Promise.resolve()
  running.outcome.unawaited.push(...running.pending.values())
  running.hasReturned = true
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (running.pending.size === 0) continue
    quiet = 0
    await Promise.allSettled(running.pending.keys())
  }
  running.hasReturned = false
}

function kysely(): Promise<KyselyInstance<unknown>> {
  instance ??= import(KYSELY_OF_FOLDER).then(
    ({ Kysely, PostgresDialect }: typeof import('kysely')) =>
      new Kysely<unknown>({ dialect: createRemoteDialect(PostgresDialect, sink) }),
  )
  return instance
}

const sink: QuerySink = {
  findSite: () => (running === undefined ? undefined : findCallSite(running.outcome.file)),
  query: ({ sql, params, site, isControl }) => {
    const run = running
    const isLate = !isControl && run?.hasReturned === true
    if (isLate) run?.outcome.unawaited.push({ sql, site })
    nextQuery += 1
    const id = nextQuery
    if (isControl && !isEnd(sql)) {
      begun = sql
      return Promise.resolve(NOTHING)
    }
    const begin = begun
    begun = undefined
    // A transaction without a single query.
    if (isControl && begin !== undefined) return Promise.resolve(NOTHING)
    const values = params.map(prepareValue)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve)).then(readAnswer)
    if (!isControl) {
      const settled = answered.catch(() => undefined).finally(() => run?.pending.delete(settled))
      run?.pending.set(settled, { sql, site })
    }
    const query = { sql, params: values, site, isControl, isLate, ...(begin !== undefined && { begin }) }
    send({ kind: 'query', id, query })
    return answered
  },
}

/** Not sent yet: most transactions have one query, and each message takes its time. */
let begun: string | undefined

const NOTHING = { command: 'BEGIN', rowCount: null, rows: [] }

function isEnd(sql: string): boolean {
  return sql === 'commit' || sql === 'rollback'
}

function readAnswer(answer: Answer) {
  if (answer.ok) return { ...answer, rows: answer.rows.map(withBuffers) }
  const { message, ...fields } = answer.error
  throw Object.assign(new Error(message), { name: 'error', ...fields })
}

/** Buffers lose their class on the way between threads. */
function withBuffers(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.values(row).some(isBytes)) return row
  const entries = Object.entries(row)
  return Object.fromEntries(entries.map(([key, value]) => [key, isBytes(value) ? Buffer.from(value) : value]))
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}

function noteStray(error: unknown): void {
  running?.outcome.strays.push(describe(error))
}

function describe(error: unknown): Thrown {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    message: messageOf(error),
    ...(code === undefined ? {} : { code }),
    site: running && findErrorSite(error, running.outcome.file),
  }
}
