import { expect, test } from 'vitest'
import type { Changeset } from './changeset.ts'
import { judgeChange } from './judge-change.ts'
import type { Bump } from './semantic-version.ts'

const api = { name: '@w/api', files: ['apps/api/src/a.ts'] }
const web = { name: '@w/web', files: ['libs/a.ts', 'libs/b.ts', 'libs/c.ts', 'libs/d.ts'] }

function change(id: string, bumps: Readonly<Record<string, Bump>>): Changeset {
  return { id, summary: id, releases: Object.entries(bumps).map(([name, bump]) => ({ name, bump })) }
}

test.each([
  ['nothing that is deployed changes', [], []],
  [
    'each deployable has one',
    [api, web],
    [change('a', { '@w/api': 'patch' }), change('b', { '@w/web': 'minor' })],
  ],
  ['one says that the other is the same', [api, web], [change('a', { '@w/api': 'patch', '@w/web': 'none' })]],
  ['an empty one says that nobody notices', [api, web], [change('a', {})]],
])('it is fine where %s', (_what, changed, brought) => {
  expect(judgeChange(changed, brought).isFine).toBe(true)
})

test('one without any is refused, with the commands that mend it', () => {
  expect(judgeChange([web], [])).toEqual({
    isFine: false,
    lines: [
      '@w/web changes (libs/a.ts, libs/b.ts, libs/c.ts, and 1 more), and no changeset of this change names it.',
      'Say what somebody notices, as minor (a feature), patch (a fix) or major (users have to act):',
      '  pnpm changeset --patch @w/web -m "What is better now"',
      'or, where nobody notices anything:',
      '  pnpm changeset --empty',
    ],
  })
})

test('a changeset for another deployable is not enough, and may be completed', () => {
  const { isFine, lines } = judgeChange([api, web], [change('a', { '@w/api': 'patch' })])

  expect(isFine).toBe(false)
  expect(lines[0]).toMatch(/^@w\/web changes/)
  expect(lines).toContain('or add to .changeset/a.md: "@w/web": patch (none, where it is the same).')
})
