import { expect, test } from 'vitest'
import { trustedOrigins } from './origin-check.ts'

test('a public address has one origin, the own machine has its three names', () => {
  expect(trustedOrigins('https://ehr.example.org/')).toEqual(['https://ehr.example.org'])
  expect(trustedOrigins('http://localhost:4300')).toEqual([
    'http://localhost:4300',
    'http://127.0.0.1:4300',
    'http://[::1]:4300',
  ])
})
