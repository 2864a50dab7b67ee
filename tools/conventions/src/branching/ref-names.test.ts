import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { findRefProblem, printable } from './ref-names.ts'

const HOSTILE = [
  '',
  '-x',
  'HEAD',
  'a..b',
  'a b',
  'a\tb',
  'a\nb',
  'a\u0000b',
  'a~b',
  'a^b',
  'a:b',
  'a?b',
  'a*b',
  'a[b',
  'a\\b',
  'a@{b',
  'a/',
  '/a',
  'a//b',
  '.a',
  'a/.b',
  'a.lock',
  'a.lock/b',
  'a.',
]

test.each(HOSTILE)('refuses %j, as git does', (name) => {
  expect(findRefProblem(name)).toBeDefined()
  if (!name.includes('\u0000'))
    expect(spawnSync('git', ['check-ref-format', '--branch', name]).status).not.toBe(0)
})

test.each(['@', 'refs/heads/main', 'fеature/x', 'a\u202eb', 'a\u00a0b', 'é', 'x'.repeat(245)])(
  'refuses %j, which git would take',
  (name) => {
    expect(findRefProblem(name)).toBeDefined()
  },
)

test.each([
  'main',
  'feature/x',
  'a.b',
  'a@b',
  'dependabot/npm_and_yarn/vite-8.0.1',
  'x'.repeat(244),
  '#1',
  '$a',
])('takes %j, as git does', (name) => {
  expect(findRefProblem(name)).toBeUndefined()
  expect(spawnSync('git', ['check-ref-format', '--branch', name]).status).toBe(0)
})

test('prints any name on one line of ASCII', () => {
  expect(printable('a\n::warning::b\u001b[31m\u202eе')).toBe(
    'a\\u{a}::warning::b\\u{1b}[31m\\u{202e}\\u{435}',
  )
  expect(printable('x'.repeat(10_000))).toHaveLength(121)
})
