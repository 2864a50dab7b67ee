import { expect, test } from 'vitest'
import { parseIcd10CmLine } from './parse-icd-10-cm.ts'

/** A line in the fixed columns of the order file. */
function orderLine(order: number, code: string, flag: 0 | 1, long: string): string {
  const short = long.slice(0, 60).padEnd(60)
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${short} ${long}`
}

test.each([
  ['A000', 'A00.0'],
  ['B20', 'B20'],
  ['S72001A', 'S72.001A'],
  ['C7A00', 'C7A.00'],
])('a valid code of the order file: %s is %s', (code, written) => {
  expect(
    parseIcd10CmLine(orderLine(2, code, 1, 'Cholera due to Vibrio cholerae 01, biovar cholerae'), 2),
  ).toEqual({
    kind: 'code',
    line: 2,
    row: {
      code: written,
      display: 'Cholera due to Vibrio cholerae 01, biovar cholerae',
      isActive: true,
      synonyms: [],
    },
  })
})

test('the long description counts, where the short one is cut', () => {
  const long =
    `Displaced fracture of base of neck of unspecified femur, ${'subsequent encounter '.repeat(5)}`.trim()
  expect(parseIcd10CmLine(orderLine(7, 'S72049D', 1, long), 7)).toMatchObject({ row: { display: long } })
})

test('a heading is none of the codes', () => {
  expect(parseIcd10CmLine(orderLine(1, 'A00', 0, 'Cholera'), 1)).toEqual({ kind: 'heading', line: 1 })
})

test('a line of the codes file', () => {
  expect(parseIcd10CmLine('A000    Cholera due to Vibrio cholerae 01, biovar cholerae', 1)).toMatchObject({
    kind: 'code',
    row: { code: 'A00.0', display: 'Cholera due to Vibrio cholerae 01, biovar cholerae' },
  })
})

test.each([
  ['', /expected a line of the order file/],
  ['LOINC_NUM,COMPONENT', /expected a line of the order file/],
  ['00002 A000', /"00002" is not a code/],
  ['AAAA    Not a code', /"AAAA" is not a code of ICD-10-CM/],
  [`A000    ${'x'.repeat(301)}`, /longer than 300/],
])('a line that is neither is told: "%s"', (text, detail) => {
  expect(parseIcd10CmLine(text, 9)).toEqual({
    kind: 'problem',
    line: 9,
    detail: expect.stringMatching(detail),
  })
})
