import { expect, test } from 'vitest'
import { judge, measurement, type Verdict } from './measurement.ts'
import { renderTable } from './render-table.ts'

const ratio = measurement({ name: 'cold start', value: 30, unit: 's', reference: 20, aim: '<= 2.5' })
const plain = measurement({ name: 'script', value: 180.4, unit: 'kB', aim: '<= 175' })
const aimless = measurement({ name: 'memory', value: 5, unit: 'MB', aim: '' })

test('an aim is about the ratio, or about the value where there is none', () => {
  expect([ratio, plain, aimless].map(judge)).toEqual(['met', 'missed', 'none'])
  expect(ratio.ratio).toBe(1.5)
  expect(plain).toMatchObject({ reference: null, ratio: null })
})

test.each<[string, Verdict]>([
  ['<= 2', 'met'],
  ['< 2', 'missed'],
  ['>= 2', 'met'],
  ['> 2', 'missed'],
])('an aim of %s at 2 is %s', (aim, verdict) => {
  expect(judge(measurement({ name: 'x', value: 2, unit: 's', aim }))).toBe(verdict)
})

test('refuses what is no aim, and a reference that is nothing', () => {
  expect(() => judge({ ...plain, aim: 'quick' })).toThrow('script aims at "quick"')
  expect(() => measurement({ name: 'x', value: 1, unit: 's', reference: 0, aim: '' })).toThrow(
    'reference of 0 s',
  )
})

test('the table lines up and ends with the verdict', () => {
  expect(renderTable([ratio, plain, aimless])).toBe(
    [
      '              value  reference  ratio  aim',
      'cold start   30.0 s     20.0 s   1.50  <= 2.5 × reference  met',
      'script       180 kB                    <= 175              MISSED',
      'memory      5.00 MB',
      '',
      '1 of 2 aims are met.',
      '',
    ].join('\n'),
  )
})
