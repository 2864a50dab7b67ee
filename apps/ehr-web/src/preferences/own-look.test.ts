import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepOwnLook, readOwnLook } from './own-look.ts'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('each person of a shared workstation has a look of their own', () => {
  keepOwnLook('nurse', { scheme: 'dark' })
  keepOwnLook('clinician', { scheme: 'light', density: 'dense' })
  keepOwnLook('nurse', { density: 'comfortable' })
  expect(readOwnLook('nurse')).toEqual({ scheme: 'dark', density: 'comfortable' })
  expect(readOwnLook('clinician')).toEqual({ scheme: 'light', density: 'dense' })
})

test('who has chosen nothing has none, whatever is stored', () => {
  expect(readOwnLook('nurse')).toEqual({})
  stored.set('ehr-look nurse', 'no json')
  expect(readOwnLook('nurse')).toEqual({})
  stored.set('ehr-look nurse', '{"scheme":7,"density":"huge"}')
  expect(readOwnLook('nurse')).toEqual({})
})
