import { expect, test } from 'vitest'
import { keyNames } from './key-names.ts'

const run = () => undefined

test.each([
  [{ code: 'Slash', run }, ['/']],
  [{ code: 'Slash', shift: true, run }, ['?']],
  [{ after: 'KeyG', code: 'KeyP', run }, ['g', 'p']],
  [{ code: 'KeyK', ctrl: true, run }, ['Ctrl', 'k']],
  [{ code: 'Enter', ctrl: true, run }, ['Ctrl', 'Enter']],
])('%j is written %j', (shortcut, names) => {
  expect(keyNames(shortcut)).toEqual(names)
})
