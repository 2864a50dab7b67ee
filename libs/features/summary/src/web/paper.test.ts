import { expect, test } from 'vitest'
import { usualPaper } from './paper.ts'

test.each([
  ['en-US', 'letter'],
  ['es-MX', 'letter'],
  ['en-GB', 'a4'],
  ['ar-EG', 'a4'],
  ['ar', 'a4'],
  ['en', 'a4'],
] as const)('a browser of %s prints on %s', (tag, paper) => {
  expect(usualPaper(tag)).toBe(paper)
})
