import { expect, test } from 'vitest'
import { findShortcut, type KeyPress, type Shortcut } from './match-keys.ts'

const run = () => undefined
const palette: Shortcut = { code: 'KeyK', ctrl: true, isGlobal: true, run }
const search: Shortcut = { code: 'Slash', run }
const help: Shortcut = { code: 'Slash', shift: true, run }
const patients: Shortcut = { after: 'KeyG', code: 'KeyP', run }
const newRecord: Shortcut = { code: 'KeyN', run }
const print: Shortcut = { code: 'KeyP', run }
const all = [palette, search, help, print, patients, newRecord]

const CASES: readonly [
  what: string,
  press: KeyPress,
  before: string | undefined,
  found: Shortcut | undefined,
][] = [
  ['Ctrl+K', press('KeyK', { hasCtrl: true }), undefined, palette],
  ['Ctrl+K while typing', press('KeyK', { hasCtrl: true, isTyping: true }), undefined, palette],
  ['/', press('Slash'), undefined, search],
  ['/ while typing', press('Slash', { isTyping: true }), undefined, undefined],
  ['?', press('Slash', { hasShift: true }), undefined, help],
  ['g then p', press('KeyP'), 'KeyG', patients],
  ['p alone', press('KeyP'), undefined, print],
  ['n after g', press('KeyN'), 'KeyG', newRecord],
  ['Alt+n', press('KeyN', { hasAlt: true }), undefined, undefined],
]

test.each(CASES)('%s is found by the place of its keys', (_, pressed, before, found) => {
  expect(findShortcut(pressed, all, { before, singleKeys: true })).toBe(found)
})

test('with single keys off only those with Ctrl or Alt work', () => {
  const off = { before: undefined, singleKeys: false }
  expect(findShortcut(press('Slash'), all, off)).toBeUndefined()
  expect(findShortcut(press('KeyK', { hasCtrl: true }), all, off)).toBe(palette)
})

function press(code: string, more: Partial<KeyPress> = {}): KeyPress {
  return { code, hasCtrl: false, hasAlt: false, hasShift: false, isTyping: false, ...more }
}
