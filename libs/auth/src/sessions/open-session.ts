import type { Credential } from '../account-rows.ts'
import { rememberDevice } from '../attempts/known-devices.ts'
import type { AuthParts } from '../auth-parts.ts'
import { newToken } from '../keys.ts'
import type { SignedIn } from '../outcome.ts'
import { readCarried, type Visitor } from '../visitor.ts'
import { setCookie } from './cookie.ts'
import { deleteSession, findSession, insertSession, type SessionRow } from './session-rows.ts'

type Parts = Pick<AuthParts, 'db' | 'cookies' | 'now'>

/**
 * Makes a session for somebody who proved who they are, under a token that nobody knew before, and ends the one that
 * this browser had. The browser is known to the account from now on.
 */
export async function openSession(parts: Parts, account: Credential, visitor: Visitor): Promise<SignedIn> {
  const { db, cookies, now } = parts
  const { userId, idleMinutes } = account
  const carried = readCarried(visitor, cookies)
  const former = carried.session === undefined ? undefined : await findSession(db, carried.session)
  if (former !== undefined) await deleteSession(db, former.sessionId)
  const token = newToken()
  const expiresAt = new Date(now().getTime() + idleMinutes * 60_000)
  const { clientAddress, userAgent } = visitor
  await insertSession(db, { userId, token, expiresAt, now: now(), clientAddress, userAgent })
  const session = await findSession(db, token)
  if (session === undefined) throw new Error('Signing in made no session: its token leads to none.')
  const device = await knowDevice(parts, userId, visitor)
  return { ok: true, identity: identityOf(session), setCookies: [setCookie(cookies.session, token), device] }
}

/** Makes this browser known to the account; answers the Set-Cookie that keeps it so. */
export async function knowDevice(
  { db, cookies, now }: Parts,
  userId: string,
  visitor: Visitor,
): Promise<string> {
  const device = readCarried(visitor, cookies).device ?? newToken()
  await rememberDevice(db, { userId, device, now: now() })
  return setCookie(cookies.device, device)
}

/** Who is signed in, as the rest of the API knows them. */
export function identityOf({ userId, sessionId, name, roles }: SessionRow) {
  return { userId, sessionId, name, roles }
}
