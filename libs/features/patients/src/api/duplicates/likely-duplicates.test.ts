import { expect, test } from 'vitest'
import { rankDuplicates } from './likely-duplicates.ts'

const row = {
  patientId: 'a',
  sharedWords: 0,
  similarWords: 0,
  sameBirthDate: false,
  samePhone: false,
  sameIdentifier: false,
}

test.each([
  ['the same identifier alone', { sameIdentifier: true }, ['identifier']],
  [
    'the same name and birth date',
    { sharedWords: 2, similarWords: 2, sameBirthDate: true },
    ['name', 'birth-date'],
  ],
  [
    'a similar name and the same birth date',
    { similarWords: 1, sameBirthDate: true },
    ['similar-name', 'birth-date'],
  ],
  ['the same name and telephone', { sharedWords: 2, similarWords: 2, samePhone: true }, ['name', 'phone']],
])('%s is a likely duplicate', (_, known, signs) => {
  expect(rankDuplicates([{ ...row, ...known }])).toEqual([{ patientId: 'a', signs }])
})

test.each([
  ['a common name alone', { sharedWords: 2, similarWords: 2 }],
  ['a birth date alone', { sameBirthDate: true }],
  ['a telephone that a family shares', { samePhone: true }],
])('%s is not', (_, known) => {
  expect(rankDuplicates([{ ...row, ...known }])).toEqual([])
})

test('the likeliest comes first, at most five are shown', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({
    ...row,
    patientId: `p${index}`,
    sharedWords: 2,
    similarWords: 2,
    sameBirthDate: true,
  }))
  const ranked = rankDuplicates([
    ...many,
    { ...row, patientId: 'certain', sameIdentifier: true, sameBirthDate: true },
  ])
  expect(ranked).toHaveLength(5)
  expect(ranked[0]?.patientId).toBe('certain')
})
