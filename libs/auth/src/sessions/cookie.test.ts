import { expect, test } from 'vitest'
import { newToken } from '../keys.ts'
import { cookiesOf, forgetCookie, readCookie, setCookie } from './cookie.ts'

const PLAIN = cookiesOf('http://localhost:4300', 180)
const SECURE = cookiesOf('https://ehr.example.org', 180)
const TOKEN = newToken()

test('a cookie is for this host alone, out of reach of scripts and other sites', () => {
  expect(setCookie(SECURE.session, 'x')).toBe(
    '__Host-ehr.session=x; Path=/; HttpOnly; SameSite=Strict; Secure',
  )
  expect(setCookie(PLAIN.session, 'x')).toBe('ehr.session=x; Path=/; HttpOnly; SameSite=Strict')
})

test('only the one of the browser outlives it', () => {
  expect(setCookie(SECURE.device, 'x')).toContain('Max-Age=15552000')
  expect(setCookie(SECURE.step, 'x')).not.toContain('Max-Age')
})

test('a cookie is forgotten with the attributes that it was set with', () => {
  expect(forgetCookie(SECURE.device)).toBe(
    '__Host-ehr.device=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0',
  )
})

test.each([
  ['among others', `a=1; ehr.session=${TOKEN}; b=2`, TOKEN],
  ['alone', `ehr.session=${TOKEN}`, TOKEN],
  ['in no cookies', null, undefined],
  ['under another name', `xehr.session=${TOKEN}`, undefined],
  ['that is empty', 'ehr.session=', undefined],
  ['that is too long', `ehr.session=${TOKEN}x`, undefined],
  ['with what no token has', `ehr.session=${TOKEN.slice(1)}%`, undefined],
])('a token %s is %s → %s', (_, header, expected) => {
  expect(readCookie(header, PLAIN.session)).toBe(expected)
})
