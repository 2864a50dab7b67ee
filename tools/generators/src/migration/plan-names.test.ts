import { expect, test } from 'vitest'
import { addSecond, parseName, planTime } from './plan-names.ts'

const NOW = new Date('2027-03-04T05:06:07.890Z')

test('a migration has the time it is written at', () => {
  expect(planTime(NOW, ['20261121113000_records'])).toBe('20270304050607')
})

test('it comes after one of the same second, and after one of a clock that was fast', () => {
  expect(planTime(NOW, ['20270304050607_other'])).toBe('20270304050608')
  expect(planTime(NOW, ['20280101235959_other', '20270101000000_a'])).toBe('20280102000000')
})

test('a time that no clock shows is carried over', () => {
  expect(addSecond('20261121107500', 1)).toBe('20261121111501')
})

test.each([
  ['visit kind', 'visit_kind'],
  ['Visit-Kind!', 'visit_kind'],
  ['Größe', 'gro_e'],
])('%s is named %s', (typed, name) => {
  expect(parseName(typed)).toEqual({ ok: true, name })
})

test.each(['', '!!', '42', 'x'.repeat(61)])('"%s" is refused', (typed) => {
  expect(parseName(typed)).toMatchObject({ problem: expect.stringContaining('gives no name for a file') })
})
