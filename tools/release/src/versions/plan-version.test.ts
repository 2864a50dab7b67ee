import { expect, test } from 'vitest'
import type { Changeset } from './changeset.ts'
import { planVersion, type VersionFacts } from './plan-version.ts'
import { type Bump, formatVersion, getVersion } from './semantic-version.ts'

function change(id: string, bump: Bump): Changeset {
  return { id, summary: id, releases: [{ name: '@w/api', bump }] }
}

const nothing: Changeset = { id: 'nothing', summary: '', releases: [] }

interface Case {
  at: string
  changesets: readonly Changeset[]
  series?: VersionFacts['series']
  wanted?: string
  hasCandidates?: boolean
}

function next({ at, changesets, series, wanted, hasCandidates = false }: Case): string {
  const plan = planVersion({
    current: getVersion(at, ''),
    changesets,
    series,
    wanted: wanted === undefined ? undefined : getVersion(wanted, ''),
    hasCandidates,
  })
  return 'to' in plan ? `${plan.kind} ${formatVersion(plan.to)}` : `${plan.kind}: ${plan.why}`
}

test.each<[string, Case, string]>([
  ['a fix', { at: '1.1.0', changesets: [change('a', 'patch')] }, 'final 1.1.1'],
  [
    'the greatest of several',
    { at: '1.1.0', changesets: [change('a', 'patch'), change('b', 'minor')] },
    'final 1.2.0',
  ],
  ['a breaking change', { at: '1.1.0', changesets: [change('a', 'major')] }, 'final 2.0.0'],
  ['a breaking change before 1.0.0', { at: '0.3.1', changesets: [change('a', 'major')] }, 'final 0.4.0'],
  [
    '1.0.0 when people say so',
    { at: '0.3.1', changesets: [change('a', 'patch')], wanted: '1.0.0' },
    'final 1.0.0',
  ],
  [
    'the first candidate',
    { at: '1.1.0', changesets: [change('a', 'patch')], wanted: '1.2.0', hasCandidates: true },
    'candidate 1.2.0-rc.0',
  ],
  [
    'the second one',
    {
      at: '1.2.0-rc.0',
      changesets: [change('pre/a', 'minor'), change('b', 'patch')],
      series: 'pre',
      wanted: '1.2.0',
      hasCandidates: true,
    },
    'candidate 1.2.0-rc.1',
  ],
  [
    'the version after its candidates, once nothing new is there',
    {
      at: '1.2.0-rc.1',
      changesets: [change('pre/a', 'minor'), nothing],
      series: 'pre',
      wanted: '1.2.0',
      hasCandidates: true,
    },
    'final 1.2.0',
  ],
  [
    'the same by hand',
    { at: '1.2.0-rc.1', changesets: [change('pre/a', 'minor')], series: 'exit' },
    'final 1.2.0',
  ],
  [
    'a candidate in a series that somebody began',
    { at: '1.1.0', changesets: [change('a', 'minor')], series: 'pre' },
    'candidate 1.2.0-rc.0',
  ],
])('%s', (_what, facts, made) => {
  expect(next(facts)).toBe(made)
})

test.each<[string, Case, RegExp]>([
  ['nothing', { at: '1.1.0', changesets: [] }, /^nothing: no changeset waits/],
  ['an empty one', { at: '1.1.0', changesets: [nothing] }, /^nothing: no changeset waits/],
  ['none', { at: '1.1.0', changesets: [change('a', 'none')] }, /^nothing: .* nothing is to be released/],
  [
    'only used ones where no branch ends the series',
    { at: '1.2.0-rc.0', changesets: [change('pre/a', 'minor')], series: 'pre' },
    /^nothing/,
  ],
  [
    'more than the branch says',
    { at: '1.1.0', changesets: [change('a', 'major'), change('b', 'patch')], wanted: '1.2.0' },
    /^refused: 1\.2\.0 is wanted, and \.changeset\/a\.md \(major\) asks for 2\.0\.0\. Name the release branch release\/v2\.0\.0/,
  ],
  [
    'a version that is made already',
    { at: '1.2.0', changesets: [change('a', 'patch')], wanted: '1.2.0', hasCandidates: true },
    /^refused: 1\.2\.0 is made already.*release\/v1\.2\.1/,
  ],
])('%s makes no version, and says why', (_what, facts, said) => {
  expect(next(facts)).toMatch(said)
})
