import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mergeLockfiles } from './merge-lockfiles.ts'

const LOCKFILE = readFileSync(join(import.meta.dirname, '../../../../pnpm-lock.yaml'), 'utf8')

/** The workspace's own lockfile with packages more, each a copy of another's entry. */
function withPackages(...names: readonly string[]): string {
  return names.reduce((text, name) => {
    const [entry = ''] = /^ {2}libs\/features\/vitals:\n(?: {4}.*\n|\n(?= {4}))+/m.exec(text) ?? []
    const own = `${entry.replace('libs/features/vitals', `libs/features/${name}`)}\n`
    return text.replace('  libs/features/vitals:\n', `${own}  libs/features/vitals:\n`)
  }, LOCKFILE)
}

test('two packages at the same place are both kept, in order', () => {
  const merged = mergeLockfiles({
    base: LOCKFILE,
    ours: withPackages('vaccine-orders'),
    theirs: withPackages('vaccine-stocks'),
  })
  expect(merged).toBe(withPackages('vaccine-orders', 'vaccine-stocks'))
})

test('what one side took out stays out, and what neither changed stays as it is', () => {
  const base = withPackages('vaccine-orders')
  expect(mergeLockfiles({ base, ours: base, theirs: LOCKFILE })).toBe(LOCKFILE)
  expect(mergeLockfiles({ base, ours: LOCKFILE, theirs: base })).toBe(LOCKFILE)
})

test('an entry that both sides changed is left to a person', () => {
  const change = (version: string) => LOCKFILE.replace('link:../../contracts', `link:../../${version}`)
  expect(mergeLockfiles({ base: LOCKFILE, ours: change('a'), theirs: change('b') })).toBeUndefined()
})
