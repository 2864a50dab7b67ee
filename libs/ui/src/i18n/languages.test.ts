import { expect, test } from 'vitest'
import { findLanguage, intlLocale, LANGUAGE_CODES, LANGUAGES } from './languages.ts'

test.each(LANGUAGE_CODES)('%s is registered with facts that Intl knows', (code) => {
  const { name, locale, direction, nativeDigits } = LANGUAGES[code]
  expect(name).not.toBe('')
  expect(new Intl.Locale(locale).language).toBe(code)
  expect(['ltr', 'rtl']).toContain(direction)
  expect(Intl.supportedValuesOf('numberingSystem')).toContain(nativeDigits)
})

test.each(LANGUAGE_CODES)('the months of %s are twelve different words', (code) => {
  const { months } = LANGUAGES[code]
  expect(new Set(months).size).toBe(12)
  expect(months.filter((month) => !/^\P{N}+$/u.test(month))).toEqual([])
})

test.each([
  [['en-NZ'], 'en'],
  [['xx', 'EN'], 'en'],
  [['xx-YY'], 'en'],
  [['toString'], 'en'],
  [[], 'en'],
])('of %j we speak %s', (tags, language) => {
  expect(findLanguage(tags)).toBe(language)
})

test('numbers of a language without digits of its own are Latin', () => {
  expect(intlLocale('en', 'arab')).toBe('en-GB-u-nu-latn')
})
