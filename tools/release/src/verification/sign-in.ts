import { type HttpAnswer, request } from '../http/request.ts'
import { parse } from './fetch-served.ts'
import type { Target } from './target.ts'

/** A session, or why there is none. */
export type SignIn = { ok: true; cookie: string } | { ok: false; why: string }

/** Signs the synthetic account in, as the page does. */
export async function signIn(target: Target): Promise<SignIn> {
  const { plan, env } = target
  const account = plan.metadata.criticalPaths.syntheticAccount
  if (account === null) return { ok: false, why: 'the metadata name no synthetic account' }
  const email = env[account.emailSecret]
  const password = env[account.passwordSecret]
  if (!email || !password)
    return { ok: false, why: `${account.emailSecret} and ${account.passwordSecret} are not both set` }
  const answer = await ask(target, 'POST', account.signInPath, { body: { email, password } })
  if (answer.status !== 200) return { ok: false, why: `signing in answers ${answer.status}` }
  const { awaits } = Object(parse(answer))
  if (typeof awaits === 'string')
    return {
      ok: false,
      why: `the synthetic account is asked for more (${awaits}); give it a role that is not`,
    }
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return cookie === '' ? { ok: false, why: 'signing in sets no cookie' } : { ok: true, cookie }
}

/** Ends the session; that it could not is no reason to go back. */
export async function signOut(target: Target, cookie: string): Promise<void> {
  const path = target.plan.metadata.criticalPaths.syntheticAccount?.signInPath
  if (path === undefined) return
  await ask(target, 'DELETE', path, { cookie }).catch(() => target.http.signal.throwIfAborted())
}

/** Asks for a path, as somebody who is signed in. */
export function askSignedIn(target: Target, path: string, cookie: string): Promise<HttpAnswer> {
  return ask(target, 'GET', path, { cookie })
}

function ask(
  { http, url }: Target,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { cookie, body }: { cookie?: string; body?: unknown },
): Promise<HttpAnswer> {
  const headers = { origin: new URL(url).origin, ...(cookie !== undefined && { cookie }) }
  const address = `${url}${path}`
  return request(http, {
    method,
    address,
    title: `${method} ${path}`,
    headers,
    body,
    timeoutMs: 15_000,
    attempts: 1,
  })
}
