import { expect, test } from 'vitest'
import { LANGUAGES } from '../languages.ts'
import { parseWanted } from './wanted.ts'

test('without a word everything is pictured', () => {
  const { languages, widths, states, isScreen } = parseWanted([])
  expect({ languages, widths, states }).toMatchObject({
    languages: LANGUAGES,
    widths: ['desktop', 'phone'],
    states: expect.arrayContaining(['full', 'loading', 'denied']),
  })
  expect(isScreen('patients-new')).toBe(true)
})

test('languages, widths and states are named, in any order; other words are parts of screens’ names', () => {
  const { languages, widths, states, isScreen } = parseWanted(['vitals', 'phone', 'en', 'dark', 'audit'])
  expect({ languages, widths, states }).toEqual({ languages: ['en'], widths: ['phone'], states: ['dark'] })
  expect(['audit', 'patients-patientId-vitals', 'home'].filter(isScreen)).toEqual([
    'audit',
    'patients-patientId-vitals',
  ])
})
