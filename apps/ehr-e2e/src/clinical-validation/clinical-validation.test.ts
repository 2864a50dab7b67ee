import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderDocument } from './render-document.ts'
import { TOPICS } from './topics.ts'
import { runCase } from './validation-case.ts'

const DOCUMENT = join(import.meta.dirname, '../../../../docs/generated/clinical-validation.md')

const validated = TOPICS.map(({ cases, ...topic }) => ({ ...topic, results: cases.map(runCase) }))
const results = validated.flatMap((topic) => topic.results)

test.each(results)('$id: $given', ({ expected, actual }) => {
  expect(actual).toBe(expected)
})

test('every case has an id of its own and a source', () => {
  expect(new Set(results.map(({ id }) => id)).size).toBe(results.length)
  expect(results.filter(({ source }) => source === '')).toEqual([])
})

test('the document to sign is that of these cases', () => {
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(renderDocument(validated))
})

test('a case that differs is told in the document, and an error is a difference', () => {
  const broken = runCase({
    ...{ id: 'X-1', given: 'a | b', expected: '1', source: 'none' },
    actual: () => {
      throw new Error('no table')
    },
  })
  const document = renderDocument([{ title: 'Broken', scope: 'Nothing.', results: [broken] }])
  expect(document).toContain('**1 of 1 cases differ.**')
  expect(document).toContain('| X-1 | a \\| b | 1 | **differs: error: no table** | none |')
})
