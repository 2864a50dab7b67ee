import { createHmac, timingSafeEqual } from 'node:crypto'

/** The session's cookie, as better-auth names and protects it. */
export interface SessionCookie {
  readonly name: string
  readonly isSecure: boolean
}

/** How better-auth names its cookie (with `cookiePrefix: 'ehr'`): over HTTPS with a prefix that browsers hold to. */
export function sessionCookieOf(publicUrl: string): SessionCookie {
  const isSecure = publicUrl.startsWith('https:')
  return { name: `${isSecure ? '__Secure-' : ''}ehr.session_token`, isSecure }
}

/**
 * The token in a request's session cookie; `undefined` when there is none or its signature is not ours.
 * better-auth writes `token.signature`, percent-encoded, the signature an HMAC-SHA-256 in base64.
 */
export function tokenOf(
  cookies: string | undefined,
  cookie: SessionCookie,
  secret: string,
): string | undefined {
  const value = cookieValue(cookies, cookie.name)
  const dot = value?.lastIndexOf('.') ?? -1
  if (value === undefined || dot < 1) return undefined
  const token = value.slice(0, dot)
  const expected = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

/** Drops the life time from a Set-Cookie: the browser forgets it when closed, and the server decides before. */
export function untilBrowserCloses(setCookie: string): string {
  return setCookie
    .split('; ')
    .filter((part) => !/^(max-age|expires)=/i.test(part))
    .join('; ')
}

/** The Set-Cookie that takes the session's cookie away. */
export function forgetCookie({ name, isSecure }: SessionCookie): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

function cookieValue(cookies: string | undefined, name: string): string | undefined {
  const pair = cookies?.split(/; */).find((part) => part.startsWith(`${name}=`))
  return pair === undefined ? undefined : decoded(pair.slice(name.length + 1))
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
