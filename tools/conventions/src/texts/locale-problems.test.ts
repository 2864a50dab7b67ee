import { expect, test } from 'vitest'
import { parseTextRules } from './languages.ts'
import { localeProblems } from './locale-problems.ts'

const rules = parseTextRules(
  { en: { locale: 'en-GB' }, ar: { locale: 'ar' } },
  { '*': ['BMI'], ar: ['Email'] },
)

const problemsOf = (files: Record<string, unknown>) => localeProblems(files, rules)

const arabicForms = {
  rows_zero: 'لا صفوف',
  rows_one: 'صف',
  rows_two: 'صفان',
  rows_few: '{{count}} صفوف',
  rows_many: '{{count}} صفًا',
  rows_other: '{{count}} صف',
}

test('accepts languages that say the same, each with its own plural forms', () => {
  const en = { a: { b: 'Hello {{name}}' }, rows_one: '{{count}} row', rows_other: '{{count}} rows' }
  const ar = { a: { b: 'أهلًا {{name}}' }, ...arabicForms }
  expect(problemsOf({ en, ar })).toEqual([])
})

test('names every text that a language lacks, and a language without a file', () => {
  expect(problemsOf({ en: { a: 'A' } })).toEqual(['ar: "a" is missing.'])
  expect(problemsOf({ en: { a: 'First' }, ar: { c: 'جيم' } })).toEqual([
    'en: "c" is missing.',
    'ar: "a" is missing.',
  ])
})

test('names an empty text', () => {
  expect(problemsOf({ en: { a: 'First' }, ar: { a: ' ' } })).toEqual(['ar: "a" is empty.'])
  expect(problemsOf({ en: { a: 'First' }, ar: { a: null } })).toEqual(['ar: "a" is empty.'])
})

test('names missing plural forms, six in Arabic, and those that the language does not have', () => {
  const { rows_few, ...forms } = arabicForms
  const en = { rows_one: '1', rows_few: 'some', rows_other: '{{count}}' }
  expect(problemsOf({ en, ar: forms })).toEqual([
    'en: "rows_few" is a form that the language does not have.',
    'ar: "rows_few" is missing.',
  ])
})

test('names a text that is still English, be it one of a plural', () => {
  const en = { a: 'Save', rows_one: '{{count}} row', rows_other: '{{count}} rows' }
  expect(problemsOf({ en, ar: { a: 'Save', ...arabicForms, rows_two: '{{count}} rows' } })).toEqual([
    'ar: "a" is still English: "Save".',
    'ar: "rows_two" is still English: "{{count}} rows".',
  ])
})

test.each(['BMI', 'Email', '{{date}} {{time}}', '1–10 %'])('"%s" may read as in English', (text) => {
  expect(problemsOf({ en: { a: text }, ar: { a: text } })).toEqual([])
})

test('names placeholders that differ', () => {
  expect(problemsOf({ en: { a: 'To {{name}}' }, ar: { a: 'إلى {{nme}}' } })).toEqual([
    'ar: "a" has {{nme}}, which English has not.',
    'ar: "a" leaves out {{name}}.',
  ])
})

test('names a file of a language that nobody registered', () => {
  expect(problemsOf({ en: {}, ar: {}, fr: {} })).toEqual([
    'fr.json is of a language that is not registered; run "pnpm nx g language fr".',
  ])
})

test.each(['10 U', 'IU per day', 'take OD', '5 µg', '2 cc', 'D/C it', 'MS'])('"%s" is refused', (text) => {
  expect(problemsOf({ en: { a: text }, ar: { a: 'نص' } })).toHaveLength(1)
})

test.each(['Used daily', 'MSc', 'success', 'User {{U}}', 'URL'])('"%s" is no abbreviation', (text) => {
  expect(problemsOf({ en: { a: text }, ar: { a: text.includes('{{') ? 'نص {{U}}' : 'نص' } })).toEqual([])
})
