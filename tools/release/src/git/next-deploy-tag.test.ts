import { expect, test } from 'vitest'
import { isMeant, nextDeployTag } from './next-deploy-tag.ts'

const day = new Date('2026-11-21T23:00:00Z')

test.each([
  ['the first of a day', [], 'staging-20261121'],
  ['the second', ['staging-20261121'], 'staging-20261121.2'],
  ['the one after the highest', ['staging-20261121.2', 'staging-20261121.10'], 'staging-20261121.11'],
  ['the first although others are there', ['staging-20261120.4', 'prod-20261121'], 'staging-20261121'],
])('names %s', (_, existing, expected) => {
  expect(nextDeployTag({ pattern: 'staging-*', day, existing })).toBe(expected)
})

test('names none for tags of versions', () => {
  expect(nextDeployTag({ pattern: 'v*', day, existing: [] })).toBeUndefined()
})

test.each([
  ['staging-*', 'staging-20261121', true],
  ['staging-*', 'staging-20261121.2', true],
  ['staging-*', 'staging-test', false],
  ['staging-*', 'prod-20261121', false],
  ['v*', 'v1.2.3', true],
])('a tag of %s: %s', (pattern, tag, expected) => {
  expect(isMeant(pattern, tag)).toBe(expected)
})
