import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { forgetCookie, tokenOf, untilBrowserCloses } from './cookie.ts'

const SECRET = 'a secret for these tests, 32 long'
const COOKIE = { name: 'ehr.session_token', isSecure: false }

test('finds the token of a signed cookie among others', () => {
  expect(tokenOf(`theme=dark; ehr.session_token=${signed('abc')}; x=y`, COOKIE, SECRET)).toBe('abc')
})

test.each([
  ['no cookies', undefined],
  ['no session cookie', 'theme=dark'],
  ['a cookie without a signature', 'ehr.session_token=abc'],
  ['a signature alone', `ehr.session_token=${signed('abc').slice(3)}`],
  ['a signature of another token', `ehr.session_token=${signed('abc').replace('abc', 'abd')}`],
  ['a signature with another secret', `ehr.session_token=${signed('abc', 'another secret')}`],
  ['a broken percent-encoding', 'ehr.session_token=%E0%A4%A'],
  ['the cookie under another name', `not-ehr.session_token=${signed('abc')}`],
])('finds no token in %s', (_, cookies) => {
  expect(tokenOf(cookies, COOKIE, SECRET)).toBeUndefined()
})

test('a cookie loses its life time and nothing else', () => {
  const setCookie = 'a=b; Max-Age=900; Path=/; HttpOnly; SameSite=Lax'
  expect(untilBrowserCloses(setCookie)).toBe('a=b; Path=/; HttpOnly; SameSite=Lax')
})

test('a cookie is forgotten with the attributes that it was set with', () => {
  expect(forgetCookie({ name: '__Secure-a', isSecure: true })).toBe(
    '__Secure-a=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
  )
})

function signed(token: string, secret = SECRET): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)
}
