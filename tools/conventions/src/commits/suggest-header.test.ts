import { expect, test } from 'vitest'
import { lintMessage } from './lint-message.ts'
import { suggestHeader } from './suggest-header.ts'

const packages = [{ folder: 'libs/db' }, { folder: 'libs/features/vitals' }]

test.each([
  ['Add a timeline.', 'feat: add a timeline'],
  ['Feature(Vitals): Warn on low  oxygen', 'feat(vitals): warn on low oxygen'],
  ['fix(vitals, db): mend it', 'fix(vitals): mend it'],
  ['fix(nowhere)!: mend it', 'fix!: mend it'],
  ['perf - make it quick', 'refactor: make it quick'],
])('of %j suggests %j, which is right', async (header, suggestion) => {
  expect(suggestHeader(header, packages)).toBe(suggestion)
  expect(await lintMessage(suggestion, packages)).toEqual([])
})

test.each(['', '...', `feat: ${'x'.repeat(200)}`])('suggests nothing for %j', (header) => {
  expect(suggestHeader(header, packages)).toBeUndefined()
})
