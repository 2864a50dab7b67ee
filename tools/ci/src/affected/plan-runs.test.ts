import { expect, test } from 'vitest'
import type { Project } from '../nx/projects.ts'
import { planRuns, type RunsQuestion } from './plan-runs.ts'
import { parseShard } from './shards.ts'

const WEIGHTS: Record<string, number> = { a: 10, b: 5, c: 4, d: 1 }
const AFFECTED: Project[] = [
  ...Object.keys(WEIGHTS).map((name) => ({ name, root: `libs/${name}`, targets: ['lint', 'test'] })),
  { name: 'journeys', root: 'apps/journeys', targets: ['e2e', 'lint'] },
]

test('without a shard one call runs all that is affected', () => {
  expect(plan(['test', 'build'])).toEqual([
    { targets: ['test', 'build'], projects: ['a', 'b', 'c', 'd'], options: [] },
  ])
})

test('shards have every project once, and about as much to do', () => {
  expect([plan(['test'], '1/2'), plan(['test'], '2/2')]).toEqual([
    [{ targets: ['test'], projects: ['a'], options: [] }],
    [{ targets: ['test'], projects: ['b', 'c', 'd'], options: [] }],
  ])
})

test('journeys are divided within their project, since there is one', () => {
  expect(plan(['e2e'], '2/3')).toEqual([
    { targets: ['e2e'], projects: ['journeys'], options: ['--shard=2/3'] },
  ])
})

test('a shard may have nothing', () => {
  expect(plan(['test'], '9/9')).toEqual([])
  expect(plan(['build'], '1/2')).toEqual([])
})

test.each(['0/2', '3/2', '1', 'a/b', '1/2/3', '1/0', ''])('refuses %j as a shard', (text) => {
  expect(() => parseShard(text)).toThrow('written like 1/2')
})

function plan(targets: string[], shard?: string) {
  const question: RunsQuestion = {
    affected: AFFECTED,
    targets,
    weigh: ({ name }) => WEIGHTS[name] ?? 0,
    dividesItself: (_, target) => target === 'e2e',
    ...(shard !== undefined && { shard: parseShard(shard) }),
  }
  return planRuns(question)
}
