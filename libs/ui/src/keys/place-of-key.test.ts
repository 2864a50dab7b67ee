import { expect, test } from 'vitest'
import { placeOfKey } from './place-of-key.ts'

test.each([
  ['p of an English keyboard', 'p', 'KeyP', false, 'KeyP', false],
  ['p of an Arabic one', 'ح', 'KeyP', false, 'KeyP', false],
  ['/ of an Arabic one', 'ظ', 'Slash', false, 'Slash', false],
  ['? of an Arabic one', '؟', 'Slash', true, 'Slash', true],
  ['a of a French one', 'a', 'KeyQ', false, 'KeyA', false],
  ['? of a German one', '?', 'Minus', true, 'Slash', true],
  ['/ of a German one', '/', 'Digit7', true, 'Slash', false],
  ['- of a German one', '-', 'Slash', false, '-', false],
  ['Enter', 'Enter', 'Enter', false, 'Enter', false],
])('%s', (_, key, code, shiftKey, place, hasShift) => {
  expect(placeOfKey({ key, code, shiftKey })).toEqual({ code: place, hasShift })
})
