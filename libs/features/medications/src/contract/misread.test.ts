import { expect, test } from 'vitest'
import { findMisread } from './misread.ts'

test.each([
  ['Take 10 U before meals', 'U'],
  ['1 tablet QD', 'QD'],
  ['1 tablet q.o.d.', 'q.o.d.'],
  ['2 cc', 'cc'],
  ['75 µg', 'µg'],
  ['5.0 mg', '5.0'],
  ['.5 mg', '.5'],
])('finds in "%s" what is misread', (words, found) => {
  expect(findMisread(words)).toBe(found)
})

test.each(['Take with food, daily.', '0.5 mg', '5.05 mg', 'قرص واحد يوميًا', 'Under the tongue', '10 units'])(
  'lets "%s" stand',
  (words) => {
    expect(findMisread(words)).toBeUndefined()
  },
)
