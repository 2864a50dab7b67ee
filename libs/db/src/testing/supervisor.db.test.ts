import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'ehr-supervisor-test-'))
// Under root the server is another user's, who must find its binaries here where the checkout is root's alone.
await chmod(folder, 0o711)
afterAll(() => rm(folder, { recursive: true }))

/** Another process that makes a test database and does something with it. */
async function runTests(script: string): Promise<string> {
  const program = `import { createTestDatabase } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    const { db, ownerUrl, drop } = await createTestDatabase()
    ${script}`
  const file = join(folder, `${Math.random()}.mjs`)
  await writeFile(file, program)
  const { NODE_OPTIONS: _, ...env } = process.env
  const { stdout } = await run(process.execPath, [file], {
    env: { ...env, TMPDIR: folder, TEMP: folder, TEST_SERVER_IDLE_MS: '1500', TEST_DATABASE_URL: '' },
  })
  return stdout.trim()
}

const administrator = async (): Promise<pg.Client> => {
  const state = (await readdir(folder)).find((name) => name.startsWith('ehr-test-postgres-')) ?? ''
  const client = new pg.Client(await readFile(join(folder, state, 'address'), 'utf8'))
  client.on('error', () => undefined)
  await client.connect()
  return client
}

test('processes that start at once share a server and a template; it ends when nobody needs it', async () => {
  const print = 'console.log(new URL(ownerUrl).host); await drop()'
  const hosts = await Promise.all([runTests(print), runTests(print), runTests(print)])
  expect(new Set(hosts).size).toBe(1)

  const client = await administrator()
  const templates = await client.query(`select datname from pg_database where datname like 'template\\_%'`)
  expect(templates.rows).toHaveLength(1)

  // A killed process leaves its database; the next process removes it.
  await expect(runTests(`process.kill(process.pid, 'SIGKILL')`)).rejects.toThrow()
  const count = async () =>
    (await client.query(`select from pg_database where datname like 'test\\_%'`)).rowCount
  expect(await count()).toBe(1)
  await expect.poll(() => runTests('await drop()').then(count), { timeout: 10_000 }).toBe(0)

  // As on a server that was killed with its supervisor and came back at another address.
  await client.query(`alter role ehr_api password 'of-another-address'`)
  expect(await runTests(`await db.connection().execute(async () => console.log('in')); await drop()`)).toBe(
    'in',
  )

  await client.end()
  await expect.poll(() => isReachable(hosts[0] ?? ''), { timeout: 20_000 }).toBe(false)
}, 60_000)

async function isReachable(host: string): Promise<boolean> {
  const client = new pg.Client(`postgres://nobody:x@${host}/postgres`)
  return await client.connect().then(
    () => true,
    (error: Error) => !error.message.includes('ECONNREFUSED'),
  )
}
