import { expect, test } from 'vitest'
import { parseWorkflowFile } from './parse-workflow.ts'
import { type Behaviour, simulateRun } from './simulate-run.ts'

/** Four jobs in a row, of which the second runs whatever happened. */
const WORKFLOW = `
on: push
jobs:
  first:
    runs-on: ubuntu-24.04
    steps: [{ run: 'true' }]
  second:
    needs: first
    if: always()
    runs-on: ubuntu-24.04
    steps: [{ run: 'true' }]
  third:
    needs: second
    runs-on: ubuntu-24.04
    steps: [{ run: 'true' }]
  alarm:
    needs: second
    if: failure()
    runs-on: ubuntu-24.04
    steps: [{ run: 'true' }]
  gate:
    needs: second
    if: always()
    runs-on: ubuntu-24.04
    steps: [{ run: 'true' }]
`

async function simulate(behaviour: Partial<Behaviour>, workflow = WORKFLOW) {
  const parsed = await parseWorkflowFile('ci.yml', workflow)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const given = { isAffected: true, fails: new Set<string>(), gates: new Set(['gate']), ...behaviour }
  const push = { name: 'push', on: { kind: 'branch', name: 'main' }, github: { event_name: 'push' } } as const
  const checks = simulateRun(parsed.template, push, given)
  return Object.fromEntries(checks.map(({ id, result }) => [id, result]))
}

test('a failure further up holds later jobs back, also where one between ran anyway', async () => {
  expect(await simulate({ fails: new Set(['first']) })).toEqual({
    ...{ first: 'failure', second: 'success', third: 'skipped', alarm: 'success' },
    // A gate looks at what it names itself.
    gate: 'success',
  })
})

test('a job that is skipped further up holds later jobs back, and is no failure', async () => {
  const skipped = WORKFLOW.replace('  first:\n', '  first:\n    if: false\n')
  expect(await simulate({}, skipped)).toEqual({
    ...{ first: 'skipped', second: 'success', third: 'skipped', alarm: 'skipped', gate: 'success' },
  })
})

test('a gate fails with what it names', async () => {
  expect(await simulate({ fails: new Set(['second']) })).toMatchObject({ third: 'skipped', gate: 'failure' })
})
