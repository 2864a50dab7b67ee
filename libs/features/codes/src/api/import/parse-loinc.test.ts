import { expect, test } from 'vitest'
import { isLoincNumber, parseLoincRecord } from './parse-loinc.ts'

const HEMOGLOBIN = {
  LOINC_NUM: '718-7',
  LONG_COMMON_NAME: 'Hemoglobin [Mass/volume] in Blood',
  STATUS: 'ACTIVE',
  SHORTNAME: 'Hgb Bld-mCnc',
  RELATEDNAMES2: 'Haemoglobin; HB; Hgb;  HB',
}

test('a term comes with its short name and related names, each once', () => {
  expect(parseLoincRecord(HEMOGLOBIN, 2)).toEqual({
    kind: 'code',
    line: 2,
    row: {
      code: '718-7',
      display: 'Hemoglobin [Mass/volume] in Blood',
      isActive: true,
      synonyms: ['Hgb Bld-mCnc', 'Haemoglobin', 'HB', 'Hgb'],
    },
  })
})

test.each([
  ['ACTIVE', true],
  ['TRIAL', true],
  ['DISCOURAGED', false],
  ['DEPRECATED', false],
])('a term that is %s is offered: %s', (status, isActive) => {
  expect(parseLoincRecord({ ...HEMOGLOBIN, STATUS: status }, 2)).toMatchObject({ row: { isActive } })
})

test.each([
  [{ LOINC_NUM: '718-8' }, 'LOINC_NUM "718-8"'],
  [{ LOINC_NUM: '' }, 'LOINC_NUM ""'],
  [{ STATUS: 'active' }, 'STATUS of 718-7 is "active"'],
  [{ LONG_COMMON_NAME: ' ' }, 'LONG_COMMON_NAME of 718-7'],
])('a row with %j is told', (wrong, detail) => {
  expect(parseLoincRecord({ ...HEMOGLOBIN, ...wrong }, 5)).toEqual({
    kind: 'problem',
    line: 5,
    detail: expect.stringContaining(detail),
  })
})

test.each(['4548-4', '2339-0', '2160-0', '33914-3', '8867-4', '29463-7'])(
  '%s has its check digit',
  (code) => {
    expect(isLoincNumber(code)).toBe(true)
  },
)
