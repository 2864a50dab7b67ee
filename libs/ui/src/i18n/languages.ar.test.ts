import { expect, test } from 'vitest'
import { findLanguage, intlLocale } from './languages.ts'

test.each([[['ar-EG']], [['xx', 'AR']]])('of %j we speak Arabic', (tags) => {
  expect(findLanguage(tags)).toBe('ar')
})

test.each([
  ['latn', 'ar-u-nu-latn'],
  ['arab', 'ar-u-nu-arab'],
] as const)('numbers of Arabic with %s digits follow %s', (digits, locale) => {
  expect(intlLocale('ar', digits)).toBe(locale)
})
