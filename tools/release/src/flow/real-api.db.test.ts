import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createAccount } from '@ehr/auth'
import { useTestDatabase } from '@ehr/db/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ACCOUNT } from '../testing/health-stand-in.ts'
import { ROOT } from '../testing/test-plan.ts'
import { FOLDER } from '../testing/test-repository.ts'
import { createTestWorld } from '../testing/test-world.ts'
import { EXIT } from './exit-code.ts'
import { verifyEnvironment } from './verify-environment.ts'

const database = await useTestDatabase()

const LAST = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .sort()
  .at(-1)

/** Our own API, from its source, as it would serve a commit. */
async function startApi(release: string): Promise<string> {
  const port = await findPort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    AUTH_SECRET: 'a secret of the tests, 32 long at least',
    PUBLIC_URL: url,
    PORT: String(port),
    JOBS: 'worker',
    RELEASE: release,
    LOG_LEVEL: 'silent',
  }
  const child = spawn(process.execPath, [join(ROOT, 'apps/ehr-api/src/main.ts')], {
    env,
    cwd: ROOT,
    stdio: 'pipe',
  })
  onTestFinished(async () => {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  await vi.waitFor(
    async () => {
      if (child.exitCode !== null) throw new Error(said)
      await fetch(`${url}/health/live`)
    },
    { timeout: 60_000, interval: 200 },
  )
  return url
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

test('our own API is deployed, verified with the synthetic account, and told from another commit', async () => {
  const { ownerDb } = database
  await ownerDb
    .insertInto('installation')
    .values({ clinicName: 'Test Clinic', timeZone: 'UTC', dataClass: 'synthetic' })
    .execute()
  await ownerDb
    .transaction()
    .execute((trx) => createAccount(trx, { name: 'Synthetic Person', ...ACCOUNT, roles: ['nurse'] }))
  const world = await createTestWorld({ files: { [`${FOLDER}/${LAST}`]: 'export {}\n' } })
  const url = await startApi(world.tip)
  const prove = async () => ({ kind: 'tried', isFine: true, isLossless: true, why: [] }) as const

  expect(await world.deploy({ url, prove }), world.lines.join('\n')).toBe(EXIT.done)

  const said = world.lines.join('\n')
  expect(said).toContain(`at ${LAST?.slice(0, -'.ts'.length)}`)
  expect(said).toMatch(/ok {3}path sign-in .*\/api\/session answers 200/)

  expect(await verifyEnvironment({ ...world.options, url, commit: world.old })).toBe(EXIT.failed)
  const env = { ...world.options.env, SYNTHETIC_PASSWORD: 'another one, which is wrong' }
  expect(await verifyEnvironment({ ...world.options, url, env })).toBe(EXIT.failed)
  expect(world.lines.join('\n')).toContain('signing in answers 401')
}, 120_000)
