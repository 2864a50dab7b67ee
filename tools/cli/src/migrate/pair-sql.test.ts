import { expect, test } from 'vitest'
import { type GivenSql, pairSql } from './pair-sql.ts'

/** As on the command line: `s` is a file of SQL, `u` a setup, `t` a mode. */
function pair(line: string) {
  const kinds = { s: 'sql', u: 'setup', t: 'tx' } as const
  const given = line.split(' ').flatMap((word): GivenSql[] => {
    const [letter, value = ''] = word.split('=')
    return letter === 's' || letter === 'u' || letter === 't' ? [{ kind: kinds[letter], value }] : []
  })
  return pairSql(given).map(({ file, setup = '-', tx }) => `${file} ${setup} ${tx}`)
}

test.each([
  ['s=a', ['a - auto']],
  ['s=a u=b', ['a b auto']],
  ['u=b s=a', ['a b auto']],
  ['s=a u=1 s=b s=c u=3', ['a 1 auto', 'b - auto', 'c 3 auto']],
  ['u=1 s=a u=2 s=b', ['a 1 auto', 'b 2 auto']],
  ['s=a s=b t=none', ['a - none', 'b - none']],
  ['t=own s=a', ['a - own']],
  ['s=a t=none s=b t=own', ['a - none', 'b - own']],
])('%s', (line, cases) => {
  expect(pair(line)).toEqual(cases)
})

test('refuses a setup that belongs to no file', () => {
  expect(() => pair('u=1')).toThrow('--setup 1 belongs to no --sql')
  expect(() => pair('s=a u=1 u=2 u=3')).toThrow('--setup 3 belongs to no --sql')
})
