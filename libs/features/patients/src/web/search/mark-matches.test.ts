import { expect, test } from 'vitest'
import { markMatches } from './mark-matches.ts'

function marked(text: string, search: string): string {
  return markMatches(text, search)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('')
}

test.each([
  ['FERNÁNDEZ, José Antonio', 'fern anto', '[FERN]ÁNDEZ, José [Anto]nio'],
  ['FERNÁNDEZ, José', 'fernandez', '[FERNÁNDEZ], José'],
  ['O’SULLIVAN, Grace', "o'sull", '[O’SULL]IVAN, Grace'],
  ['فاطمة الخطيب', 'فاطمه', '[فاطمة] الخطيب'],
  ['AL-KHATIB, Fatima', 'khat', 'AL-[KHAT]IB, Fatima'],
  ['BERG, Anna', 'nna', 'BERG, Anna'],
  ['BERG, Anna', '', 'BERG, Anna'],
])('%s searched by %s', (text, search, expected) => {
  expect(marked(text, search)).toBe(expected)
})
