import { afterEach, expect, test, vi } from 'vitest'
import { canJudge } from './required-judges.ts'

afterEach(() => vi.unstubAllEnvs())

test('a judge that is missing is skipped, unless it is required', () => {
  vi.stubEnv('CI_JUDGES_REQUIRED', '')
  expect([canJudge('shellcheck', false), canJudge('shellcheck', true)]).toEqual([false, true])

  vi.stubEnv('CI_JUDGES_REQUIRED', 'shellcheck, schemas')
  expect(canJudge('shellcheck', true)).toBe(true)
  expect(() => canJudge('shellcheck', false)).toThrow('The judge shellcheck could not run')
  expect(() => canJudge('schemas', false)).toThrow('../shared/schemas')
})

test('a judge that nobody knows cannot be required', () => {
  vi.stubEnv('CI_JUDGES_REQUIRED', 'shelcheck')

  expect(() => canJudge('shellcheck', true)).toThrow('there is no judge "shelcheck"')
})
