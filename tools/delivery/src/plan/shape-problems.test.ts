import { expect, test } from 'vitest'
import { createPreset } from '../presets/index.ts'
import { type Changes, change } from '../testing/change.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import { plan } from './plan.ts'

const graph = readCompleteWorkspace()

test.each<[string, Changes, string, string, string]>([
  [
    'a setting that there is not',
    { 'environments.staging.replicas': 2 },
    'environments.staging.replicas',
    'there is no such setting.',
    'Take it out',
  ],
  [
    'a setting that is missing',
    { 'backups.objectives.rpoMinutes': undefined },
    'backups.objectives.rpoMinutes',
    'it is missing.',
    'Give it: expected number.',
  ],
  [
    'another kind',
    { 'pipelines.shards.test': 'two' },
    'pipelines.shards.test',
    'this cannot be used.',
    'It must fit: expected number.',
  ],
  [
    'a number that is too great',
    { 'pipelines.shards.test': 5000 },
    'pipelines.shards.test',
    'this cannot be used.',
    'expected number to be <=50',
  ],
  [
    'a word that is none of those',
    { 'branching.model': 'gitflow' },
    'branching.model',
    'this cannot be used.',
    '"git-flow"',
  ],
  [
    'an address that is not encrypted',
    { 'environments.staging.url': 'http://x.example.org' },
    'environments.staging.url',
    'this cannot be used.',
    'https://ehr.example.org',
  ],
  [
    'an event that there is not',
    { 'notifications.routes.lunch': ['pager'] },
    'notifications.routes.lunch',
    'there is no such setting.',
    'Take it out',
  ],
  [
    'a scope that is neither',
    { 'secrets.SMTP_URL.scope': 'world' },
    'secrets.SMTP_URL.scope',
    'this cannot be used.',
    'repository',
  ],
  [
    'a kind of cache that there is not',
    { 'pipelines.nxCache': { kind: 'cloud' } },
    'pipelines.nxCache.kind',
    'this cannot be used.',
    'It must fit',
  ],
  [
    'a name that is none',
    { 'environments.Staging': {} },
    'environments.Staging',
    'this cannot be used.',
    'a lower-case name',
  ],
])('says of %s where it is and what would be right', (_what, changes, path, wrong, right) => {
  const outcome = plan(graph, change(createPreset('hikma'), changes))

  expect(outcome.ok ? [] : outcome.problems).toContainEqual({
    path,
    wrong,
    right: expect.stringContaining(right),
  })
})

test('says all of them at once', () => {
  const outcome = plan(
    graph,
    change(createPreset('hikma'), { 'product.name': '', 'people.onCall.escalation': [], gates: undefined }),
  )

  expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual([
    'gates',
    'people.onCall.escalation',
    'product.name',
  ])
})
