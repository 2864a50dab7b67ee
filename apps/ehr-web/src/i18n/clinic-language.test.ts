import { LANGUAGE_CODES } from '@ehr/ui/i18n/languages.ts'
import { expect, test } from 'vitest'
import { listOffered, planLanguage } from './clinic-language.ts'

test.each([
  [[], LANGUAGE_CODES],
  [['xx'], LANGUAGE_CODES],
  [['en'], ['en']],
  [[...LANGUAGE_CODES].reverse(), LANGUAGE_CODES],
])('of %j there are %j to choose from', (languages, offered) => {
  expect(listOffered(languages)).toEqual(offered)
})

test.each([
  ['what the browser speaks', { current: 'en', isChosen: false, browser: ['en-GB'] }],
  ['what was chosen', { current: 'en', isChosen: true, browser: ['xx'] }],
  ['the clinic’s, for a browser that speaks none', { current: 'en', isChosen: false, browser: ['xx'] }],
] as const)('the language is %s', (_, facts) => {
  expect(planLanguage(facts, { languages: [], defaultLanguage: 'en' })).toBe('en')
})
