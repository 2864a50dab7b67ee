import { expect, test } from 'vitest'
import { parseSearchTerms, type SearchTerm } from './search-terms.ts'

const CASES: [typed: string, terms: SearchTerm[]][] = [
  ['', []],
  ['  Mohammed,  al-Farsi ', [{ word: 'Mohammed' }, { word: 'al' }, { word: 'Farsi' }]],
  ['محمد', [{ word: 'محمد' }]],
  ["O'Brien", [{ word: "O'Brien" }]],
  ['100042', [{ number: '100042' }]],
  ['WK-100042', [{ number: 'WK100042' }]],
  ['١٠٠٠٤٢', [{ number: '100042' }]],
  ['1958', [{ number: '1958', birthYear: 1958 }]],
  ['1958-03-04', [{ birthDates: ['1958-03-04'] }]],
  ['04-Mar-1958', [{ birthDates: ['1958-03-04'] }]],
  ['4mar1958', [{ birthDates: ['1958-03-04'] }]],
  ['04/03/1958', [{ birthDates: ['1958-03-04', '1958-04-03'] }]],
  ['31.12.1958', [{ birthDates: ['1958-12-31'] }]],
  ['٤/٣/١٩٥٨', [{ birthDates: ['1958-03-04', '1958-04-03'] }]],
  ['99/99/1958', [{ number: '99991958' }]],
  ['+1 617 555 0188', [{ number: '16175550188' }]],
  ['(617) 555-0188', [{ number: '6175550188' }]],
  ['Emory 1994-05-31', [{ word: 'Emory' }, { birthDates: ['1994-05-31'] }]],
  ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((word) => ({ word }))],
]

test.each(CASES)('reads %j', (typed, terms) => {
  expect(parseSearchTerms(typed)).toEqual(terms)
})
