import { HEADERS } from '@ehr/contracts'
import type { HttpExchange } from '@ehr/http'
import { type Cookies, readCookie } from './sessions/cookie.ts'

/** The part of an exchange that tells who makes a request, and from where. */
export type Visitor = Pick<HttpExchange, 'headers' | 'clientAddress' | 'userAgent'>

/** What the visitor's browser carries of ours. */
export interface Carried {
  readonly session: string | undefined
  readonly step: string | undefined
  readonly device: string | undefined
}

/** Reads our cookies of a request. */
export function readCarried({ headers }: Pick<Visitor, 'headers'>, cookies: Cookies): Carried {
  const header = headers.get('cookie')
  return {
    session: readCookie(header, cookies.session),
    step: readCookie(header, cookies.step),
    device: readCookie(header, cookies.device),
  }
}

/** Whether the page asks by itself, with nobody there: that keeps no session awake. */
export function isBackground({ headers }: Pick<Visitor, 'headers'>): boolean {
  return headers.has(HEADERS.background)
}
