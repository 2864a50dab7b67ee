import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@ehr/auth'
import { findFreePort } from '@ehr/db/server'
import { signIn } from '@ehr/feature-session/contract'
import type { BarePlan } from './recorded-route.ts'

const MAIN = join(import.meta.dirname, '../../apps/ehr-api/src/main.ts')
const BARE = join(import.meta.dirname, 'bare-server.ts')
const PATIENCE_MS = 60_000

/** A server in a process of its own. */
export interface ServerProcess {
  readonly address: string
  stop(): Promise<void>
}

/** Starts the API as production runs it: logs and metrics on, behind a proxy that says who calls. */
export async function startApi(databaseUrl: string): Promise<ServerProcess> {
  const [port, metricsPort] = [await findFreePort(0), await findFreePort(0)]
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...profiling(), MAIN, 'serve'], {
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(port) },
      ...{
        PUBLIC_URL: address,
        AUTH_SECRET: randomBytes(32).toString('hex'),
        METRICS_PORT: String(metricsPort),
      },
      ...{ TRUST_PROXY: 'true', LOG_LEVEL: 'info' },
    },
    // Its lines are written and thrown away.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = () => end(child)
  const deadline = Date.now() + PATIENCE_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined)
    if (answer?.ok === true) return { address, stop }
    await sleep(100)
  }
  await stop()
  throw new Error(`The API did not become ready at ${address}.`)
}

/** Node's profiler, where somebody wants to see what the API is busy with. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILES
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]
}

/** Signs the demo's nurse in. @returns the Cookie header */
export async function signInNurse({ address }: ServerProcess): Promise<string> {
  const email = DEMO_ACCOUNTS.find(({ role }) => role === 'nurse')?.email
  const answer = await fetch(`${address}${signIn.path}`, {
    method: signIn.method,
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return cookies.join('; ')
}

/** Starts the reference. @param folder where what it is told can be written */
export async function startBare(plan: BarePlan, folder: string): Promise<ServerProcess> {
  const file = join(folder, 'bare-plan.json')
  await writeFile(file, JSON.stringify(plan), { mode: 0o600 })
  const child = spawn(process.execPath, [BARE, file], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const address of createInterface(child.stdout)) return { address, stop: () => end(child) }
  throw new Error(`The bare server ended with code ${child.exitCode}.`)
}

async function end(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
