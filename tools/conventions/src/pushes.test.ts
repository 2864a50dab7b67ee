import { expect, test } from 'vitest'
import { createModel } from './branching/models.ts'
import { findForbiddenPushes, parsePushes } from './pushes.ts'

const NOTHING = '0'.repeat(40)
const A = 'a'.repeat(40)
const B = 'b'.repeat(40)

test.each<[string, string, string[]]>([
  ['a work branch', `refs/heads/feature/x ${A} refs/heads/feature/x ${B}\n`, []],
  ['a tag', `refs/tags/v1 ${A} refs/tags/v1 ${NOTHING}\n`, []],
  ['the first push of main', `refs/heads/main ${A} refs/heads/main ${NOTHING}\n`, []],
  ['nothing', '', []],
  [
    'another branch onto main',
    `refs/heads/feature/x ${A} refs/heads/main ${B}\n`,
    ['main changes by pull request only. Where you are alone with it: git config ehr.directPush true'],
  ],
  [
    'a deletion among others',
    `refs/heads/x ${A} refs/heads/x ${B}\n(delete) ${NOTHING} refs/heads/develop ${B}\n`,
    ['develop is never deleted. Where you are alone with it: git config ehr.directPush true'],
  ],
])('judges a push of %s', (_what, input, sentences) => {
  expect(findForbiddenPushes(createModel('git-flow'), parsePushes(input))).toEqual(sentences)
})

test('protects the long-lived branches of another model', () => {
  const push = parsePushes(`refs/heads/x ${A} refs/heads/staging ${B}\n`)

  expect(findForbiddenPushes(createModel('git-flow'), push)).toEqual([])
  expect(findForbiddenPushes(createModel('three-stage'), push)).toHaveLength(1)
})
