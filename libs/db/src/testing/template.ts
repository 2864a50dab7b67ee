import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMigrationDb, listMigrationNames, MIGRATIONS_FOLDER, migrateUp } from '@ehr/db-migrations'
import type pg from 'pg'
import { createDatabase, ensureRoles, OWNER_ROLE, type RolePasswords, withLogin } from '../roles.ts'
import { openTestServer, type TestServer } from './test-server.ts'

let prepared: Promise<string> | undefined

/** Makes sure that the server has a database with all migrations to clone from; gives its name. */
export function openTemplate(): Promise<string> {
  prepared ??= prepare()
  return prepared
}

/** The roles' passwords on a test server: the same for all processes, known only to who knows the address. */
export function testPasswords(server: Pick<TestServer, 'url'>): RolePasswords {
  const passwordFor = (role: string) =>
    createHash('sha256').update(`${role} ${server.url}`).digest('base64url')
  return { owner: passwordFor('owner'), api: passwordFor('api') }
}

async function prepare(): Promise<string> {
  const server = await openTestServer()
  const names = await nameTemplates()
  const [name = ''] = names
  await server.exclusively(async (client) => {
    await dropAbandoned(client)
    // Each time: a server whose supervisor was killed comes back with its template, at another address.
    await ensureRoles(client, testPasswords(server))
    if (await exists(client, name)) return
    // Parallel processes wait here for the first of them.
    await client.query(`select pg_advisory_lock(hashtext('ehr test template'))`)
    try {
      if (!(await exists(client, name))) await makeTemplate(client, server, names)
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('ehr test template'))`)
    }
  })
  return name
}

/**
 * Of a template that lacks only the last migrations, where there is one: so a new migration is the only one to run.
 * Under another name until complete: a process killed meanwhile leaves no half template.
 */
async function makeTemplate(client: pg.Client, server: TestServer, names: readonly string[]): Promise<void> {
  const [name = '', ...earlier] = names
  const half = `${name}_half`
  const passwords = testPasswords(server)
  await client.query(`drop database if exists ${half} with (force)`)
  const template = await findFirst(client, earlier)
  await createDatabase(client, half, template === undefined ? {} : { template })
  const login = { user: OWNER_ROLE, password: passwords.owner, database: half }
  const db = createMigrationDb(withLogin(server.url, login))
  try {
    await migrateUp(db)
  } finally {
    await db.destroy()
  }
  await client.query(`alter database ${half} rename to ${name}`)
  // Nobody may be connected to a database while it is cloned.
  await client.query(`alter database ${name} allow_connections false`)
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  return rowCount === 1
}

async function findFirst(client: pg.Client, names: readonly string[]): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where datname = any($1) order by array_position($1, datname::text) limit 1',
    [names],
  )
  return rows[0]?.name
}

/** Databases are named after the connection that made them: without it, their process was killed. */
async function dropAbandoned(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select datname as name from pg_database
    where datname ~ '^test_\\d+_\\d+$'
      and split_part(datname, '_', 2)::integer not in (select pid from pg_stat_activity)`)
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
}

/** Names by what is in the database: first with all migrations, then with one less each, last without any. */
async function nameTemplates(): Promise<string[]> {
  const files = (await listMigrationNames()).map((name) => join(MIGRATIONS_FOLDER, `${name}.ts`))
  const sources = [
    join(MIGRATIONS_FOLDER, '../src/ddl.ts'),
    // What the runner itself leaves in a database.
    join(MIGRATIONS_FOLDER, '../src/runner/bookkeeping.ts'),
    join(MIGRATIONS_FOLDER, '../src/source-checksum.ts'),
    fileURLToPath(new URL('../roles.ts', import.meta.url)),
  ]
  const hash = createHash('sha256')
  const nameNow = () => `template_${hash.copy().digest('hex').slice(0, 16)}`
  for (const file of sources) hash.update(file).update(await readFile(file))
  const names = [nameNow()]
  for (const file of files) {
    hash.update(file).update(await readFile(file))
    names.unshift(nameNow())
  }
  return names
}
