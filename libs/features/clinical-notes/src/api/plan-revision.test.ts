import { expect, test } from 'vitest'
import { BLANK_CONTENT, type NoteContent } from '../contract/note-content.ts'
import { beginsRevision } from './plan-revision.ts'

const NOW = new Date('2026-03-04T10:00:00Z')
const HEADACHE = { system: 'http://snomed.info/sct', code: '25064002', display: 'Headache' }

function written(plan: string | null, diagnoses: NoteContent['diagnoses'] = []): NoteContent {
  return { sections: { ...BLANK_CONTENT.sections, plan }, diagnoses }
}

function former(content: NoteContent, startedAt = '2026-03-04T09:59:00Z') {
  return { startedAt: new Date(startedAt), content }
}

test.each([
  ['typing on', written('Rest.'), written('Rest. Return if worse.'), false],
  ['correcting a word', written('Rest, then walk'), written('Rest, then swim'), false],
  ['removing a sentence', written(`Rest. ${'x'.repeat(60)}`), written('Rest.'), true],
  ['emptying a section, however short', written('Rest.'), written(null), true],
  ['removing a diagnosis', written('Rest.', [HEADACHE]), written('Rest.'), true],
])('%s within minutes begins a revision: %s', (_, before, after, begins) => {
  expect(beginsRevision(former(before), after, NOW)).toBe(begins)
})

test('after five minutes each save begins one', () => {
  const before = former(written('Rest.'), '2026-03-04T09:55:00Z')
  expect(beginsRevision(before, written('Rest. Drink.'), NOW)).toBe(true)
})
