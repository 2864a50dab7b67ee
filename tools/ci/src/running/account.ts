import * as z from 'zod'
import type { CheckMetadata } from '../metadata/read-metadata.ts'

/** Somebody made up, by whom critical paths are tried. */
export interface Account {
  email: string
  password: string
}

const PATIENCE_MS = 30_000

/** A clinic of made-up people names accounts itself; any other names none. */
const sessionSchema = z.object({
  demoAccounts: z.array(z.object({ email: z.string(), password: z.string() })).default([]),
})

/**
 * Signs somebody in and answers the Cookie header: the account that the metadata name, else the demo’s first. Throws
 * where there is none, or it is refused.
 */
export async function signIn(
  address: string,
  { syntheticAccount }: CheckMetadata['criticalPaths'],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (syntheticAccount === null)
    throw new Error(
      'criticalPaths.syntheticAccount of delivery.json is null, but a path is to be asked signed in.',
    )
  const url = `${address}${syntheticAccount.signInPath}`
  const email = env[syntheticAccount.emailSecret]
  const password = env[syntheticAccount.passwordSecret]
  const account = email && password ? { email, password } : await findDemoAccount(url)
  if (account === undefined)
    throw new Error(
      `Nobody can sign in at ${address}: set ${syntheticAccount.emailSecret} and ${syntheticAccount.passwordSecret}.`,
    )
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(account),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  if (answer.ok && cookies.length > 0) return cookies.join('; ')
  throw new Error(`POST ${url} answered ${answer.status} and ${cookies.length} cookies; expected a session.`)
}

async function findDemoAccount(url: string): Promise<Account | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
  return answer.ok ? sessionSchema.parse(await answer.json()).demoAccounts[0] : undefined
}
