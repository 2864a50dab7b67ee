import { expect, test } from 'vitest'
import { localeProblems } from './locale-problems.ts'

const arabicForms = {
  rows_zero: '{{count}}',
  rows_one: 'صف',
  rows_two: 'صفان',
  rows_few: '{{count}}',
  rows_many: '{{count}}',
  rows_other: '{{count}}',
}

test('accepts languages that say the same, each with its own plural forms', () => {
  const en = { a: { b: 'Hello {{name}}' }, rows_one: '{{count}} row', rows_other: '{{count}} rows' }
  const ar = { a: { b: 'أهلًا {{name}}' }, ...arabicForms }
  expect(localeProblems({ en, ar })).toEqual([])
})

test('names every text that a language lacks', () => {
  expect(localeProblems({ en: { a: 'A', b: 'B' }, ar: { a: 'ألف', c: 'جيم' } })).toEqual([
    'en: "c" is missing.',
    'ar: "b" is missing.',
  ])
})

test('names missing plural forms', () => {
  const { rows_few, ...forms } = arabicForms
  expect(localeProblems({ en: { rows_one: '1', rows_other: '{{count}}' }, ar: forms })).toEqual([
    'ar: "rows_few" is missing.',
  ])
})

test('names placeholders that differ', () => {
  expect(localeProblems({ en: { a: 'To {{name}}' }, ar: { a: 'إلى {{nme}}' } })).toEqual([
    'ar: "a" has {{nme}}, which English has not.',
    'ar: "a" leaves out {{name}}.',
  ])
})

test.each(['10 U', 'IU per day', 'take OD', '5 µg', '2 cc', 'D/C it', 'MS'])('"%s" is refused', (text) => {
  expect(localeProblems({ en: { a: text }, ar: { a: 'نص' } })).toHaveLength(1)
})

test.each(['Used daily', 'MSc', 'success', 'User {{U}}', 'URL'])('"%s" is no abbreviation', (text) => {
  expect(localeProblems({ en: { a: text }, ar: { a: text } })).toEqual([])
})
