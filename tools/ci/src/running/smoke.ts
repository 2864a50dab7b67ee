import type { CheckMetadata } from '../metadata/read-metadata.ts'
import { signIn } from './account.ts'

/** What came of asking one address. */
export interface SmokeResult {
  title: string
  /** Says what is wrong; absent where all is well. */
  wrong?: string
}

/** What is asked for, besides the critical paths. */
export interface SmokeQuestion {
  address: string
  criticalPaths: CheckMetadata['criticalPaths']
  /** Addresses of the API’s health, as its package.json says. */
  health: { live: string; ready: string; version: string }
  /** The release that must answer; any when left out. */
  release?: string
  env: NodeJS.ProcessEnv
}

const PATIENCE_MS = 30_000

/** Asks a running server whether it lives, is ready, which version it is, and its critical paths, signed in. */
export async function askSmoke(question: SmokeQuestion): Promise<SmokeResult[]> {
  const { address, criticalPaths, health, release, env } = question
  const results = [
    await ask('It lives', address, health.live, 200),
    await ask('It is ready', address, health.ready, 200),
    await askVersion(address, health.version, release),
  ]
  const asked = criticalPaths.paths.flatMap(({ path, ...other }) =>
    path === undefined ? [] : [{ ...other, path }],
  )
  let cookie: string | undefined
  if (asked.some(({ isSignedIn }) => isSignedIn)) {
    const session = await signIn(address, criticalPaths, env).then(
      (given) => ({ cookie: given }),
      (error: unknown) => ({ wrong: error instanceof Error ? error.message : String(error) }),
    )
    results.push({ title: 'The account signs in', ...('wrong' in session && { wrong: session.wrong }) })
    if ('wrong' in session) return results
    cookie = session.cookie
  }
  for (const { title, path, expectStatus = 200, isSignedIn } of asked)
    results.push(await ask(title, address, path, expectStatus, isSignedIn ? cookie : undefined))
  return results
}

/** Renders the results, one a line. */
export function renderSmoke(results: readonly SmokeResult[]): string {
  return results
    .map(({ title, wrong }) => (wrong === undefined ? `✓ ${title}` : `✗ ${title}: ${wrong}`))
    .join('\n')
}

async function askVersion(address: string, path: string, release: string | undefined): Promise<SmokeResult> {
  const title = release === undefined ? 'It says its version' : `It is ${release}`
  const { status, body } = await get(address, path)
  const said: unknown = Object(body).release
  if (status !== 200 || typeof said !== 'string' || said === '')
    return { title, wrong: `GET ${path} answered ${describe(status)} without a release` }
  return release === undefined || said === release ? { title } : { title, wrong: `GET ${path} says ${said}` }
}

async function ask(
  title: string,
  address: string,
  path: string,
  expected: number,
  cookie?: string,
): Promise<SmokeResult> {
  const { status } = await get(address, path, cookie)
  return status === expected
    ? { title }
    : { title, wrong: `GET ${path} answered ${describe(status)}, expected ${expected}` }
}

/** Status 0 where nobody answers. */
async function get(
  address: string,
  path: string,
  cookie?: string,
): Promise<{ status: number; body: unknown }> {
  try {
    const answer = await fetch(`${address}${path}`, {
      headers: cookie === undefined ? {} : { cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const body: unknown = await answer.json().catch(() => undefined)
    return { status: answer.status, body }
  } catch {
    return { status: 0, body: undefined }
  }
}

function describe(status: number): string {
  return status === 0 ? 'nothing' : String(status)
}
