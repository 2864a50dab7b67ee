import { expect, test } from 'vitest'
import type { Changeset } from './changeset.ts'
import { checkChangesets } from './check-changesets.ts'

const released = {
  deployables: ['@w/api', '@w/web'],
  packages: ['@w/api', '@w/web', '@w/contracts', '@w/tool'],
  listShipping: (name: string) => (name === '@w/contracts' ? ['@w/api', '@w/web'] : []),
}

function change(id: string, names: readonly string[], summary = `Change of ${id}`): Changeset {
  return { id, summary, releases: names.map((name) => ({ name, bump: 'patch' })) }
}

test('what names deployables is fine, also an empty one', () => {
  expect(checkChangesets([change('a', ['@w/api', '@w/web']), change('b', [])], released)).toEqual([])
})

test('a library is refused with the deployables that ship it', () => {
  expect(checkChangesets([change('a', ['@w/contracts'])], released)).toEqual([
    {
      path: '.changeset/a.md',
      wrong: '"@w/contracts" is not released by itself.',
      mend: 'Name what ships it instead: "@w/api", "@w/web".',
    },
  ])
})

test('what nothing ships, and what there is not, is refused', () => {
  const problems = checkChangesets([change('a', ['@w/tool', '@w/apis'])], released)

  expect(problems.map(({ wrong }) => wrong)).toEqual([
    '"@w/tool" is not released by itself.',
    'there is no package "@w/apis".',
  ])
  expect(problems[1]?.mend).toBe('Released are @w/api, @w/web.')
})

test('the same said twice is refused, unless candidates have used it or it says nothing', () => {
  const twice = [change('a', ['@w/api'], 'Same'), change('b', ['@w/api'], 'Same')]

  expect(checkChangesets(twice, released).map(({ path, wrong }) => `${path} ${wrong}`)).toEqual([
    '.changeset/b.md it says the same as .changeset/a.md.',
  ])
  expect(
    checkChangesets([change('a', ['@w/api'], 'Same'), change('pre/b', ['@w/api'], 'Same')], released),
  ).toEqual([])
  expect(checkChangesets([change('a', [], ''), change('b', [], '')], released)).toEqual([])
})
