import { expect, test } from 'vitest'
import { readTypedDate, typedDateOf } from './typed-date.ts'

test.each([
  ['4', '3', '1958', '1958-03-04', 'day'],
  ['٠٤', '3', '١٩٥٨', '1958-03-04', 'day'],
  ['', '3', '1958', '1958-03-01', 'month'],
  ['', '', '1958', '1958-01-01', 'year'],
  ['29', '2', '2024', '2024-02-29', 'day'],
] as const)('%s %s %s is %s known to the %s', (day, month, year, value, precision) => {
  expect(readTypedDate({ day, month, year })).toEqual({ kind: 'date', date: { value, precision } })
})

test.each([
  ['', '', '', 'blank'],
  ['4', '3', '', 'incomplete'],
  ['4', '', '1958', 'incomplete'],
  ['', '', '195', 'incomplete'],
  ['29', '2', '2023', 'impossible'],
  ['31', '4', '2023', 'impossible'],
  ['0', '4', '2023', 'impossible'],
  ['4', '3', '19588', 'impossible'],
  ['x', '3', '1958', 'impossible'],
])('%s %s %s is %s', (day, month, year, kind) => {
  expect(readTypedDate({ day, month, year })).toEqual({ kind })
})

test.each([
  [
    { value: '1958-03-04', precision: 'day' },
    { day: '04', month: '3', year: '1958' },
  ],
  [
    { value: '1958-03-01', precision: 'month' },
    { day: '', month: '3', year: '1958' },
  ],
  [
    { value: '1958-01-01', precision: 'year' },
    { day: '', month: '', year: '1958' },
  ],
  [null, { day: '', month: '', year: '' }],
] as const)('%o is shown as %o', (date, typed) => {
  expect(typedDateOf(date)).toEqual(typed)
})
