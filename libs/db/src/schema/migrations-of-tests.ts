import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMigrationDb } from '@ehr/db-migrations'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { createEmptyTestDatabase, type TestDatabase } from '../testing/index.ts'

const CHILD = fileURLToPath(new URL('./migrate-in-child.ts', import.meta.url))

/** A database and a folder of migrations of a test's own. */
export interface MigrationTrial {
  database: TestDatabase
  /** As the runner gets it. */
  db: Kysely<unknown>
  folder: string
  /** Writes a migration: what `up` and `down` do, each with `db` and `sql`, and what it exports besides. */
  write: (name: string, parts: { up?: string; down?: string; exports?: string }) => Promise<void>
  /** Another session of the owner's. */
  connect: () => Promise<pg.Client>
  /** Runs `migrate up` in a process of its own. */
  startChild: () => RunnerProcess
  end: () => Promise<void>
}

/** A runner in a process of its own, to be killed. */
export interface RunnerProcess {
  kill: () => Promise<void>
  ended: Promise<number | null>
  said: () => string
}

/** Makes a trial; `end` drops all that it made. */
export async function createMigrationTrial(): Promise<MigrationTrial> {
  const database = await createEmptyTestDatabase()
  const db = createMigrationDb(database.ownerUrl)
  const folder = await mkdtemp(join(tmpdir(), 'ehr-migrations-'))
  const clients: pg.Client[] = []
  return {
    ...{ database, db, folder },
    write: (name, parts) => writeFile(join(folder, `${name}.ts`), renderMigration(parts)),
    connect: async () => {
      const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'other' })
      client.on('error', () => undefined)
      await client.connect()
      clients.push(client)
      return client
    },
    startChild: () => startChild(database.ownerUrl, folder),
    end: async () => {
      await Promise.all([...clients.map((client) => client.end()), db.destroy()])
      await database.drop()
      await rm(folder, { recursive: true })
    },
  }
}

/** Says whether a session of the runner waits for a lock. */
export async function isRunnerWaiting(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'ehr-migrate'
       and wait_event_type = 'Lock'`,
  )
  return rowCount !== 0
}

/** Lists the indexes of a table with whether they are valid. */
export async function listIndexes(
  db: Kysely<unknown>,
  table: string,
): Promise<{ name: string; isValid: boolean }[]> {
  const { rows } = await sql<{ name: string; isValid: boolean }>`
    select c.relname as name, i.indisvalid as "isValid"
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = to_regclass(${table}) order by 1`.execute(db)
  return rows
}

function renderMigration({ up = '', down = '', exports = '' }: Record<string, string>): string {
  // The folder is outside of the workspace, where no import finds Kysely.
  return `${exports}
const run = (db, text) => db.executeQuery({ sql: text, parameters: [], query: { kind: 'RawNode' }, queryId: {} })
export async function up(db) { ${up} }
export async function down(db) { ${down} }
`
}

function startChild(url: string, folder: string): RunnerProcess {
  const child = spawn(process.execPath, [CHILD, url, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return {
    ended,
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
