/** One of our cookies: what it is for decides who sends it where and for how long. */
export interface Cookie {
  readonly name: string
  readonly attributes: string
}

/** The session, the sign-in that awaits its second step, and the browser that people have signed in with. */
export interface Cookies {
  readonly session: Cookie
  readonly step: Cookie
  readonly device: Cookie
}

/**
 * Names and protects our cookies. Scripts cannot read them and other sites cannot send them: the page itself needs
 * none, and what it asks for comes from itself (SameSite=Strict). Over HTTPS the prefix `__Host-` makes browsers
 * refuse one that a neighbouring site or plain HTTP has set (RFC 6265bis, 4.1.3.2).
 */
export function cookiesOf(publicUrl: string, deviceDays: number): Cookies {
  const isSecure = publicUrl.startsWith('https:')
  const prefix = isSecure ? '__Host-' : ''
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return {
    session: { name: `${prefix}ehr.session`, attributes },
    step: { name: `${prefix}ehr.sign_in`, attributes },
    device: { name: `${prefix}ehr.device`, attributes: `${attributes}; Max-Age=${deviceDays * 86_400}` },
  }
}

/** The Set-Cookie that gives a cookie its value; without Max-Age the browser forgets it when it is closed. */
export function setCookie({ name, attributes }: Cookie, value: string): string {
  return `${name}=${value}; ${attributes}`
}

/** The Set-Cookie that takes a cookie away. */
export function forgetCookie({ name, attributes }: Cookie): string {
  return `${name}=; ${attributes.replace(/; Max-Age=\d+/, '')}; Max-Age=0`
}

/** The value of a cookie in a request's Cookie header; undefined unless it looks like a token of ours. */
export function readCookie(header: string | null, { name }: Cookie): string | undefined {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`))
  const value = pair?.slice(name.length + 1) ?? ''
  return /^[\w-]{43}$/.test(value) ? value : undefined
}
