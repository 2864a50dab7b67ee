import { expect, test } from 'vitest'
import { createSay } from './output.ts'

test.each([
  ['as it is', 'key rnd_abcdef/1 sent'],
  ['in an address', 'https://h/?key=rnd_abcdef%2F1'],
  ['in base 64', `Basic ${Buffer.from('rnd_abcdef/1').toString('base64')}`],
])('a secret is not printed %s', (_, line) => {
  const lines: string[] = []
  createSay((text) => lines.push(text), ['rnd_abcdef/1', ''])(line)
  expect(lines[0]).toContain('***')
  expect(lines[0]).not.toMatch(/abcdef|cm5kX2Fi/)
})

test('each line of a secret of several lines is hidden', () => {
  const lines: string[] = []
  createSay((text) => lines.push(text), ['first line\nsecond line'])('only the second line came')
  expect(lines).toEqual(['only the *** came'])
})
