import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '@ehr/db/server'
import { NURSE } from './trial-clinic.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
const PATIENCE_MS = 60_000
const SECRET = randomBytes(32).toString('hex')

/** The API as a process of its own, from source. */
export interface ApiProcess {
  readonly address: string
  readonly isRunning: boolean
  /** All that it has written to its log. */
  said(): string
  /** Ends it at once, as the machine would when it has no memory left. */
  kill(): Promise<void>
  /** Tells it to stop, and waits until it has. */
  stop(): Promise<void>
}

/** Starts the API; resolves once it answers at all, ready or not. */
export async function startApi(databaseUrl: string): Promise<ApiProcess> {
  const port = await findFreePort(0)
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...process.env, ...environmentOf(databaseUrl, port, address) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text))
  }
  const said = () => output.join('')
  await untilAnswering(address, child, said)
  return {
    address,
    said,
    get isRunning() {
      return isRunning(child)
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  }
}

/** Signs the nurse in; gives the Cookie header. */
export async function signInAt(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(NURSE),
  })
  if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Waits until a condition holds. @throws after a minute, with what was waited for. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (await holds()) return
    await sleep(100)
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} s in vain until ${what}.`)
}

function environmentOf(databaseUrl: string, port: number, address: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    PUBLIC_URL: address,
    PORT: String(port),
    LOG_LEVEL: 'info',
    SIGN_IN_LIMIT: '100000',
  }
}

async function untilAnswering(address: string, child: ChildProcess, said: () => string): Promise<void> {
  await until(`the API answers at ${address}`, async () => {
    if (!isRunning(child)) throw new Error(`The API ended with code ${child.exitCode}:\n${said()}`)
    const answer = await fetch(`${address}/health/live`).catch(() => undefined)
    return answer?.ok === true
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(child)) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}
