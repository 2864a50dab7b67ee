import { expect, test } from 'vitest'
import { isForeignRequest } from './origin.ts'

const TRUSTED = ['https://ehr.example.org']

test.each([
  ['our own page', { method: 'POST', origin: 'https://ehr.example.org', fetchSite: 'same-origin' }, false],
  ['another site', { method: 'POST', origin: 'https://evil.example', fetchSite: 'cross-site' }, true],
  ['our name over plain HTTP', { method: 'DELETE', origin: 'http://ehr.example.org' }, true],
  [
    'a neighbouring subdomain',
    { method: 'PUT', origin: 'https://x.example.org', fetchSite: 'same-site' },
    true,
  ],
  ['a sandboxed frame', { method: 'POST', origin: 'null' }, true],
  ['another site that hides its origin', { method: 'POST', fetchSite: 'cross-site' }, true],
  ['a program that is no browser', { method: 'POST' }, false],
  ['another site that only links to us', { method: 'GET', fetchSite: 'cross-site' }, false],
])('a request of %s is judged rightly', (_, request, expected) => {
  expect(isForeignRequest(request, TRUSTED)).toBe(expected)
})
