import { expect, test } from 'vitest'
import { planPreset } from '../../testing/plan-preset.ts'

const jobs = planPreset('hikma').workflows.flatMap((workflow) => workflow.jobs)

test('what other machines computed is fetched, served to Nx and kept as one folder, which is not Nx’s own', () => {
  const paths = jobs.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.kind === 'uses' && step.action.startsWith('actions/cache/') ? [step.with?.path] : [],
    ),
  )
  expect(new Set(paths)).toEqual(new Set(['.nx/shared-cache']))
})

test('it is served before anything asks for it', () => {
  const fetching = jobs.filter(({ steps }) => steps.some(({ name }) => name === 'Fetch the cache of Nx'))
  const next = fetching.map(({ steps }) => {
    const at = steps.findIndex(({ name }) => name === 'Fetch the cache of Nx')
    const step = steps[at + 1]
    return step?.kind === 'run' ? step.run : undefined
  })
  expect(new Set(next)).toEqual(new Set(['pnpm ehr ci nx-cache']))
})
