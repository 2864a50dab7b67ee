import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '@ehr/db/server'
import { createTestDatabase } from '@ehr/db/testing'

const ROOT = join(import.meta.dirname, '../../../..')
const API = join(ROOT, 'apps/ehr-api/dist/main.js')
const PAGE = join(ROOT, 'apps/ehr-web/dist/index.html')
const START_MS = 60_000

/** A running clinic: the built API, which serves the built page, on a demo database of its own. */
export interface Clinic {
  readonly address: string
  stop(): Promise<void>
}

/**
 * Starts the built applications as they run in production, on a database with the demo clinic.
 *
 * @throws Error when something is not built, or the API does not come up; with what it printed
 */
export async function startClinic({ smtpUrl }: { smtpUrl?: string } = {}): Promise<Clinic> {
  for (const file of [API, PAGE]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Run "pnpm nx run-many -t build" first.`)
  }
  const database = await createTestDatabase()
  const port = await findFreePort(0)
  const address = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    PUBLIC_URL: address,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'warn',
    SIGN_IN_LIMIT: '100000',
    ...(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl, MAIL_FROM: 'Clinic <no-reply@clinic.test>' }),
  }
  execFileSync(process.execPath, [API, 'demo', 'load'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const api = spawn(process.execPath, [API], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  await waitUntilReady(address, api)
  return {
    address,
    async stop() {
      if (api.exitCode === null && api.signalCode === null) {
        const ended = new Promise((resolve) => api.once('exit', resolve))
        api.kill('SIGTERM')
        await ended
      }
      await database.drop()
    },
  }
}

async function waitUntilReady(address: string, api: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    if (api.exitCode !== null) throw new Error(`The API ended with code ${api.exitCode} before it was ready.`)
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The API was not ready at ${address} within ${START_MS / 1000} s.`)
}
