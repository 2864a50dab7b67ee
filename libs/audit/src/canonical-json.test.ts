import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the examples of RFC 8785 come out as it prints them', () => {
  // Section 3.2.2, the numbers and literals of its sample.
  const sample = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(sample)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('members stand in the order of UTF-16 code units (RFC 8785, section 3.2.3)', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const value = Object.fromEntries(keys.map((key) => [key, 0]))
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
  expect(Object.keys(JSON.parse(canonicalJson(value)))).toEqual(['1', ...sorted.filter((key) => key !== '1')])
  const places = sorted.map((key) => canonicalJson(value).indexOf(JSON.stringify(key)))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})

test('the order in which members were written does not matter, that of a list does', () => {
  expect(canonicalJson({ b: { d: 1, c: [2, 1] }, a: null })).toBe('{"a":null,"b":{"c":[2,1],"d":1}}')
})
