import { expect, test } from 'vitest'
import { matchedName } from './matched-name.ts'

const SYNONYMS = { en: ['heart attack', 'MI'], ar: ['احتشاء عضلة القلب', 'نوبة قلبية'] }

test.each([
  ['heart att', 'heart attack'],
  ['attack heart', 'heart attack'],
  ['mi', 'MI'],
  ['القلب', 'احتشاء عضلة القلب'],
  ['نوبه', 'نوبة قلبية'],
])('"%s" is found as %s', (text, name) => {
  expect(matchedName(text, 'Cardiac infarction', SYNONYMS)).toBe(name)
})

test.each(['cardiac', 'infarction card', 'Cárdiac', 'hart attak', ''])(
  '"%s" has no other name to be told',
  (text) => {
    expect(matchedName(text, 'Cardiac infarction', SYNONYMS)).toBeUndefined()
  },
)
