import { expect, test } from 'vitest'
import { bumpOf, guessType, listFittingScopes, planChangeset, renderMessage } from './plan-commit.ts'

const WORDS = { type: 'feat', scope: 'vitals', subject: 'warn on low oxygen', body: '', breaking: '' }
const FREE = () => false

test('scopes are those of the deepest projects around what is staged, the most files first', () => {
  const folders = ['libs/db', 'libs/features/vitals', 'libs/features', 'bench']
  const paths = [
    'README.md',
    'libs/db/a.ts',
    'libs/features/vitals/a.ts',
    'libs/features/vitals/b.ts',
    'bench/a.ts',
  ]

  expect(listFittingScopes(paths, folders)).toEqual(['vitals', 'bench', 'db'])
  expect(listFittingScopes(['README.md'], folders)).toEqual([])
})

test.each([
  ['test', ['a.test.ts', 'libs/db/src/testing/b.ts']],
  ['docs', ['README.md', 'docs/a.svg']],
  ['chore', ['package.json', 'pnpm-lock.yaml']],
  ['feat', ['a.ts', 'a.test.ts']],
  ['feat', []],
])('the type is likely %s where %j is staged', (type, paths) => {
  expect(guessType(paths)).toBe(type)
})

test('a message has a header, a body and what breaks', () => {
  expect(renderMessage(WORDS)).toBe('feat(vitals): warn on low oxygen\n')
  expect(renderMessage({ ...WORDS, scope: '', body: ' Because. ', breaking: 'limits are in percent' })).toBe(
    'feat!: warn on low oxygen\n\nBecause.\n\nBREAKING CHANGE: limits are in percent\n',
  )
})

test.each([
  ['feat', '', 'minor'],
  ['fix', '', 'patch'],
  ['refactor', '', 'none'],
  ['refactor', 'x', 'major'],
])('%s with %j breaking is a %s change', (type, breaking, bump) => {
  expect(bumpOf({ type, breaking })).toBe(bump)
})

test('a changeset names what is released and says what somebody notices', () => {
  expect(
    planChangeset(WORDS, { bump: 'minor', names: ['@ehr/ehr-api', '@ehr/ehr-web'], isTaken: FREE }),
  ).toEqual({
    path: '.changeset/warn-on-low-oxygen.md',
    text: '---\n"@ehr/ehr-api": minor\n"@ehr/ehr-web": minor\n---\n\nWarn on low oxygen\n',
  })
})

test('one that releases nothing is empty, and no file is written over', () => {
  const isTaken = (path: string) => path === '.changeset/warn-on-low-oxygen.md'

  expect(planChangeset(WORDS, { bump: 'none', names: ['@ehr/ehr-api'], isTaken })).toEqual({
    path: '.changeset/warn-on-low-oxygen-2.md',
    text: '---\n---\n',
  })
  expect(planChangeset({ ...WORDS, subject: 'عرض' }, { bump: 'none', names: [], isTaken: FREE }).path).toBe(
    '.changeset/change.md',
  )
})
