import { expect, test } from 'vitest'
import { readTypedNumber } from './typed-number.ts'

test.each([
  ['36.8', '36.8'],
  ['36,8', '36.8'],
  ['٣٦٫٨', '36.8'],
  ['۳۶٫۸۰', '36.80'],
  [' 120 ', '120'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-1.5', '-1.5'],
  ['١٬٢٠٠', '1200'],
])('"%s" is the number %s', (typed, text) => {
  expect(readTypedNumber(typed)).toEqual({ kind: 'number', text })
})

test.each(['12a', '1,000', '1.2.3', '.', '-', '1e5', '1 000'])('"%s" is not guessed', (typed) => {
  expect(readTypedNumber(typed)).toEqual({ kind: 'unreadable' })
})

test.each(['', '   '])('"%s" is nothing', (typed) => {
  expect(readTypedNumber(typed)).toEqual({ kind: 'blank' })
})
