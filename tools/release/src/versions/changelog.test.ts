import { expect, test } from 'vitest'
import { addEntry, dropCandidates, findEntry, markBreaking, renderChanges } from './changelog.ts'
import type { Changeset } from './changeset.ts'
import type { Bump } from './semantic-version.ts'

function change(summary: string, bumps: Readonly<Record<string, Bump>>): Changeset {
  return {
    id: summary,
    summary,
    releases: Object.entries(bumps).map(([name, bump]) => ({ name, bump })),
  }
}

const both = ['@w/api', '@w/web']

test('what is new is grouped: first where users have to act, then features, then fixes', () => {
  const changesets = [
    change('dose of tablets is rounded', { '@w/api': 'patch', '@w/web': 'none' }),
    change('Growth charts\n\nBy WHO, from birth on.', { '@w/api': 'minor', '@w/web': 'patch' }),
    change('Sign in anew.', { '@w/api': 'major', '@w/web': 'major' }),
    change('**Breaking:** bundles need a type', { '@w/api': 'minor', '@w/web': 'minor' }),
    change('nothing', { '@w/api': 'none' }),
  ]

  expect(renderChanges(changesets, both)).toMatchInlineSnapshot(`
    "### Breaking changes

    - Sign in anew.
    - Bundles need a type

    ### Features

    - Growth charts

      By WHO, from birth on.

    ### Fixes

    - Dose of tablets is rounded (api)"
  `)
})

test('a new entry is on top, and takes the place of its candidates', () => {
  const first = addEntry(undefined, { title: 'Ward', version: '1.1.0', text: '- first' })
  const second = addEntry(first, { title: 'Ward', version: '1.2.0-rc.0', text: '- charts' })
  const third = addEntry(second, { title: 'Ward', version: '1.2.0', text: '- charts\n- doses' })

  expect(second).toBe('# Ward\n\n## 1.2.0-rc.0\n\n- charts\n\n## 1.1.0\n\n- first\n')
  expect(third).toBe('# Ward\n\n## 1.2.0\n\n- charts\n- doses\n\n## 1.1.0\n\n- first\n')
  expect(findEntry(third, '1.2.0')).toBe('- charts\n- doses')
  expect(findEntry(third, '1.2.0-rc.0')).toBeUndefined()
})

test('what somebody wrote above the entries stays', () => {
  const changelog = '# Ward\n\nKept by changesets.\n\n## 1.0.0\n\n- one\n'

  expect(addEntry(changelog, { title: 'x', version: '1.0.1', text: '- two' })).toBe(
    '# Ward\n\nKept by changesets.\n\n## 1.0.1\n\n- two\n\n## 1.0.0\n\n- one\n',
  )
})

test('candidates of other versions stay', () => {
  const changelog = '# Ward\n\n## 1.2.0\n\n- a\n\n## 1.2.0-rc.0\n\n- a\n\n## 1.1.0-rc.0\n\n- b\n'

  expect(dropCandidates(changelog, '1.2.0')).toBe('# Ward\n\n## 1.2.0\n\n- a\n\n## 1.1.0-rc.0\n\n- b\n')
})

test.each([
  ['Bundles need a type', '**Breaking:** Bundles need a type'],
  ['BREAKING CHANGE: bundles need a type', 'BREAKING CHANGE: bundles need a type'],
  ['Breakings of nothing', '**Breaking:** Breakings of nothing'],
])('%s is marked as breaking once', (summary, marked) => {
  expect(markBreaking(summary)).toBe(marked)
})
