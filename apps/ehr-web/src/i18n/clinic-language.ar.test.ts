import { expect, test } from 'vitest'
import { listOffered, planLanguage } from './clinic-language.ts'

test.each([
  [['ar'], ['ar']],
  [
    ['ar', 'en'],
    ['en', 'ar'],
  ],
])('of %j there are %j to choose from', (languages, offered) => {
  expect(listOffered(languages)).toEqual(offered)
})

test.each([
  ['what the browser speaks', { current: 'en', isChosen: false, browser: ['en-GB'] }, [], 'ar', 'en'],
  ['what was chosen', { current: 'ar', isChosen: true, browser: ['en-GB'] }, [], 'en', 'ar'],
  [
    'the clinic’s, for a browser that speaks none',
    { current: 'en', isChosen: false, browser: ['xx'] },
    [],
    'ar',
    'ar',
  ],
  [
    'the clinic’s, where the chosen one is not offered',
    { current: 'en', isChosen: true, browser: [] },
    ['ar'],
    'ar',
    'ar',
  ],
] as const)('the language is %s', (_, facts, languages, defaultLanguage, expected) => {
  expect(planLanguage(facts, { languages, defaultLanguage })).toBe(expected)
})
