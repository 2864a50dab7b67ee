import { expect, test } from 'vitest'
import { metadataSchema } from '../model/metadata.ts'
import { createPreset } from '../presets/index.ts'
import { change } from '../testing/change.ts'
import { BRANCHES } from '../testing/mutations/branches.ts'
import { CHECKS } from '../testing/mutations/checks.ts'
import { ENVIRONMENTS } from '../testing/mutations/environments.ts'
import { GITHUB } from '../testing/mutations/github.ts'
import { OPERATIONS } from '../testing/mutations/operations.ts'
import { ORDER } from '../testing/mutations/order.ts'
import { RELEASES } from '../testing/mutations/releases.ts'
import { VALUES } from '../testing/mutations/values.ts'
import { readCompleteWorkspace } from '../testing/workspace.ts'
import { parseBlocks } from './parse-blocks.ts'
import { plan, prepare } from './plan.ts'
import { RULES } from './rules/rules.ts'

const graph = readCompleteWorkspace()

/* For each rule that the model claims to hold: metadata that break it, where it is said, and what. */
const MUTATIONS = [
  ...BRANCHES,
  ...GITHUB,
  ...ENVIRONMENTS,
  ...ORDER,
  ...VALUES,
  ...CHECKS,
  ...OPERATIONS,
  ...RELEASES,
]

test.each(MUTATIONS)('refuses %s', (_what, preset, changes, path, wrong) => {
  const outcome = plan(graph, change(createPreset(preset), changes))
  if (outcome.ok) throw new Error('It was planned.')
  const found = outcome.problems.filter((problem) => problem.path === path)

  expect(found.map((problem) => problem.wrong)).toContainEqual(expect.stringContaining(wrong))
  expect(outcome.problems.filter(({ right }) => right === '')).toEqual([])
})

test('every rule is broken by one of these, or by a change of an application', () => {
  const { blocks } = parseBlocks(graph)
  const contexts = MUTATIONS.map(([, preset, changes]) =>
    prepare(graph, metadataSchema.parse(change(createPreset(preset), changes)), blocks),
  )
  const unbroken = RULES.filter((rule) => contexts.every((context) => rule(context).length === 0))

  expect(unbroken.map(({ name }) => name)).toEqual([
    'describesApps',
    'impliesValidValues',
    'hasTargetsOfChecks',
  ])
})

test('says everything at once', () => {
  const outcome = plan(
    graph,
    change(createPreset('hikma'), {
      'environments.production.approval': null,
      'backups.environments': [],
      'rollback.rehearsedIn': 'production',
      'pipelines.budgets.totalMinutes': 30,
    }),
  )

  expect(outcome.ok ? [] : outcome.problems.map(({ path }) => path)).toEqual([
    'backups.environments',
    'environments.production.approval',
    'pipelines.budgets.totalMinutes',
    'rollback.rehearsedIn',
  ])
})
