import { expect, test } from 'vitest'
import { createRulesetPayload } from '../renderers/github/ruleset-payload.ts'
import { judgeSet } from './judged-set.ts'
import { type DeliverySet, listSets } from './rendered-sets.ts'
import { judgeRequiredChecks, listRequiredChecks } from './required-checks.ts'

const sets = listSets()

test.each(sets)(
  'what $name requires is reported, and no failure lets a merge pass',
  async ({ plan }) => {
    const workflows = await judgeSet(plan)
    const required = listRequiredChecks(plan.rulesets.map(createRulesetPayload))

    expect(required.length).toBeGreaterThan(0)
    expect(required.flatMap((each) => judgeRequiredChecks(each, workflows))).toEqual([])
  },
  30_000,
)

test('rules ask for jobs that are no cells of a matrix', () => {
  const cells = sets.flatMap(({ plan }) =>
    plan.workflows.flatMap(({ jobs }) => jobs.filter(({ kind }) => kind === 'cell').map(({ name }) => name)),
  )
  const asked = sets.flatMap(({ plan }) =>
    listRequiredChecks(plan.rulesets.map(createRulesetPayload)).flatMap(({ names }) => names),
  )

  expect(asked.filter((name) => cells.includes(name) || name.includes('${{'))).toEqual([])
  expect(cells.length).toBeGreaterThan(0)
})

test('catches a check that no job reports, and one that two report', async () => {
  const { plan } = getSet('hikma')
  const workflows = await judgeSet(plan)
  const [first] = workflows

  expect(judgeRequiredChecks({ branch: 'main', names: ['gone'], hasQueue: false }, workflows)).toContain(
    'main: nobody reports "gone" on a pull request.',
  )
  const twice = judgeRequiredChecks({ branch: 'main', names: ['clean repository'], hasQueue: false }, [
    ...workflows,
    ...(first ? [first] : []),
  ])
  expect(twice).toContain('main: "clean repository" is reported 2 times on a pull request.')
})

test('catches a required job that is skipped, and so passes, when what it needs has failed', async () => {
  const { plan } = getSet('hikma')
  const workflows = await judgeSet(plan)

  expect(judgeRequiredChecks({ branch: 'main', names: ['build'], hasQueue: false }, workflows)).toContain(
    'main: when "affected projects" fails, a merge is possible.',
  )
})

test('catches a check that a merge queue waits for in vain', async () => {
  const { plan } = getSet('hikma')
  const workflows = await judgeSet(plan)

  expect(judgeRequiredChecks({ branch: 'main', names: ['build'], hasQueue: true }, workflows)).toContain(
    'main: nobody reports "build" on a merge queue.',
  )
})

function getSet(name: string): DeliverySet {
  const found = sets.find((set) => set.name === name)
  if (found === undefined) throw new Error(`There is no set ${name}.`)
  return found
}
