import { expect, test } from 'vitest'
import { withRehearsedAddresses } from './rehearsed-addresses.ts'
import { createTestPlan } from './testing/test-plan.ts'

const plan = createTestPlan()

function urlsOf(env: Readonly<Record<string, string>>) {
  const { environments } = withRehearsedAddresses(plan, env)
  return Object.fromEntries(environments.map(({ name, metadata }) => [name, metadata.url]))
}

test('a rehearsal verifies an application on this machine, of the environments that it names', () => {
  const own = urlsOf({})
  expect(urlsOf({ EHR_REHEARSED_URLS: '{"staging":"http://127.0.0.1:4000"}' })).toEqual({
    ...own,
    staging: 'http://127.0.0.1:4000',
  })
  expect(own.staging).toMatch(/^https:/)
})

test('refuses an address elsewhere', () => {
  expect(() => urlsOf({ EHR_REHEARSED_URLS: '{"production":"https://clinic.example.org"}' })).toThrow(
    'not on this machine',
  )
})
