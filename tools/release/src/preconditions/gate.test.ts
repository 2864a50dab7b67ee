import { expect, test } from 'vitest'
import { createTestPlan } from '../testing/test-plan.ts'
import { judgeGates, listGates } from './gate.ts'

test('the gate of the branch that deploys an environment is asked for', () => {
  const plan = createTestPlan()
  const names = plan.environments.filter(({ workflow }) => workflow).map((each) => listGates(plan, each))
  expect(names).toEqual([['ci'], ['ci']])
})

const run = (id: number, conclusion: string | null, status = 'completed') => ({
  id,
  name: 'ci',
  status,
  conclusion,
})

test.each([
  ['passed', [run(1, 'success')], 'met'],
  ['failed', [run(1, 'failure')], 'unmet'],
  ['was skipped, so that nothing was checked', [run(1, 'skipped')], 'unmet'],
  ['is running again after a failure', [run(1, 'failure'), run(2, null, 'in_progress')], 'open'],
  ['has not begun', [], 'open'],
])('a gate that %s', (_, runs, verdict) => {
  expect(judgeGates(['ci'], runs).verdict).toBe(verdict)
})
