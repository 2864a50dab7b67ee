import { expect, test } from 'vitest'
import { smallTemplate } from '../testing/small-template.ts'
import { checkAnswers, type Said } from './check-answers.ts'
import { readFacts } from './read-facts.ts'
import { suggestSlug } from './suggest-slug.ts'

const FACTS = readFacts(smallTemplate())
const SAID: Said = {
  name: 'Mercy Health',
  slug: 'mercy-health',
  scope: '@mercy',
  preset: 'hikma',
  languages: ['en', 'ar'],
  hasDemo: true,
  repository: undefined,
}

function problemsOf(said: Partial<Said>): readonly string[] {
  const checked = checkAnswers({ ...SAID, ...said }, FACTS)
  return checked.ok ? [] : checked.problems
}

test.each([
  'مستشفى الرحمة',
  'Clínica São José',
  "St Mary's (North)",
  'בית חולים',
  'Smith & Sons',
  '3rd Avenue Clinic',
  'A',
])('"%s" may be a name', (name) => {
  expect(problemsOf({ name })).toEqual([])
})

test.each([
  ['', 'a name is missing'],
  ['a'.repeat(10_000), '10000 characters; at most 60'],
  ['Mercy "Health"', 'has more in it'],
  ['Mercy\nHealth', 'has more in it'],
  ['$' + '{{ secrets.KEY }}', 'has more in it'],
  ['`rm -rf`', 'has more in it'],
  ['<script>', 'has more in it'],
  ['..', 'has more in it'],
  ['Mercy\u202e', 'has more in it'],
  ['$(id)', 'has more in it'],
  ['My Oldname', 'the template’s name'],
])('%j may not', (name, why) => {
  expect(problemsOf({ name })).toEqual([expect.stringContaining(why)])
})

test.each([
  ['', 'none can be made of the name'],
  ['Mercy', 'is no key'],
  ['mercy_health', 'is no key'],
  ['-mercy', 'is no key'],
  ['9lives', 'is no key'],
  ['mercy--health', 'is no key'],
  ['x'.repeat(31), 'at most 30'],
  ['production', 'a part of the workspace'],
  ['notes', 'a part of the workspace'],
  ['postgres', 'a part of the workspace'],
  ['oldname-2', 'the template’s name'],
])('"%s" may not be a key', (slug, why) => {
  expect(problemsOf({ slug })).toEqual([expect.stringContaining(why)])
})

test.each([
  ['@nx', 'belongs to packages of the registry'],
  ['types', 'belongs to packages of the registry'],
  ['@tanstack', 'belongs to packages of the registry'],
  ['@Mercy', 'is no scope'],
  ['@mercy/health', 'is no scope'],
  ['@', 'is no scope'],
  ["@'; drop table", 'is no scope'],
  ['@node_modules', 'is no scope'],
  [`@${'x'.repeat(10_000)}`, '10000 characters'],
  ['@oldname', 'the template’s name'],
])('"%s" may not be a scope', (scope, why) => {
  expect(problemsOf({ scope })).toEqual([expect.stringContaining(why)])
})

test.each([
  [{ languages: ['ar'] }, 'English stays'],
  [{ languages: ['en', 'qq'] }, 'There is no language "qq"'],
  [{ languages: ['en', 'fr', 'fr-CA'] }, 'stands there twice'],
  [{ languages: ['en', '\u001b[31m'] }, 'no language code'],
  [{ preset: 'constructor' }, 'there is no "constructor"'],
  [{ repository: 'mercy' }, 'is not "owner/name"'],
  [{ repository: 'mercy/..' }, 'is not "owner/name"'],
])('%j is refused', (said, why) => {
  expect(problemsOf(said)).toEqual([expect.stringContaining(why)])
})

test('all that is wrong is said at once, and nothing of it can colour a terminal', () => {
  const problems = problemsOf({ name: '\u001b[31m', slug: 'A', scope: '@A', preset: 'x', languages: [] })
  expect(problems).toHaveLength(5)
  expect(problems.join('')).not.toContain('\u001b')
})

test('an apostrophe becomes a typographic one, which needs no quoting anywhere', () => {
  const checked = checkAnswers({ ...SAID, name: "St Mary's" }, FACTS)
  expect(checked).toMatchObject({ ok: true, answers: { name: 'St Mary’s' } })
})

test.each([
  ['Mercy Health', 'mercy-health'],
  ['Clínica São José', 'clinica-sao-jose'],
  ["St Mary's", 'st-marys'],
  ['3rd Avenue', 'avenue'],
  ['مستشفى الرحمة', ''],
  ['The Very Long Name of a Regional Hospital Trust', 'the-very-long-name-of-a'],
])('of "%s" the key "%s" is made', (name, slug) => {
  expect(suggestSlug(name)).toBe(slug)
})
