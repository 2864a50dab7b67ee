import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compareFigures, type Figure } from './compare.ts'
import { runBenchmarks } from './index.ts'

const FIGURES: Figure[] = [
  { name: 'import', value: 300, unit: '/s', reference: 1000, ratio: 0.3, aim: '>= 0.25' },
  { name: 'memory', value: 110, unit: 'MB', reference: 100, ratio: 1.1, aim: '<= 1.2' },
  { name: 'made', value: 5, unit: 's', reference: null, ratio: null, aim: '' },
]

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-bench-'))
  mkdirSync(join(root, 'bench'))
  vi.spyOn(console, 'log').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

test('stores what can be compared on another machine, and finds it unchanged', async () => {
  expect(await run(FIGURES, { names: ['import'], write: true })).toBe(0)
  expect(JSON.parse(readFileSync(join(root, 'bench/baseline.json'), 'utf8'))).toEqual({
    import: [
      { name: 'import', ratio: 0.3, better: 'higher' },
      { name: 'memory', ratio: 1.1, better: 'lower' },
    ],
  })
  expect(await run(FIGURES)).toBe(0)
})

test.each<[name: string, ratio: number, code: number]>([
  ['import', 0.241, 0],
  ['import', 0.239, 1],
  ['import', 0.9, 0],
  ['memory', 1.31, 0],
  ['memory', 1.33, 1],
  ['memory', 0.1, 0],
])('with a tolerance of 20 per cent, %s at %d ends with %d', async (name, ratio, code) => {
  await run(FIGURES, { names: ['import'], write: true })
  const now = FIGURES.map((figure) => (figure.name === name ? { ...figure, ratio } : figure))
  expect(await run(now)).toBe(code)
})

test('what looks worse is measured again, and its best of three counts', async () => {
  await run(FIGURES, { names: ['import'], write: true })
  const slow = FIGURES.map((figure) => (figure.name === 'import' ? { ...figure, ratio: 0.1 } : figure))
  const answers: unknown[] = [slow, slow, FIGURES]
  const options = { names: [], write: false, tolerance: 20 }
  const inTurn = async () => answers.shift()
  expect(await runBenchmarks({ root, env: {} }, { ...options, measure: inTurn })).toBe(0)
  answers.push(slow, slow, slow, FIGURES)
  expect(await runBenchmarks({ root, env: {} }, { ...options, measure: inTurn })).toBe(1)
})

test('a figure that is measured no more is a regression, a new one is not', () => {
  const stored = [{ name: 'gone', ratio: 1, better: 'lower' as const }]
  expect(compareFigures(stored, FIGURES, 20)).toEqual([
    expect.objectContaining({ name: 'gone', isRegression: true, text: 'is measured no more' }),
  ])
})

test('without a baseline it says how to make one', async () => {
  await expect(run(FIGURES)).rejects.toThrow('pnpm ehr ci benchmarks import --write')
  await expect(run(FIGURES, { names: ['other'] })).rejects.toThrow('has no other')
  await expect(run(FIGURES, { tolerance: Number.NaN })).rejects.toThrow('--tolerance')
})

function run(figures: unknown, options: { names?: string[]; write?: boolean; tolerance?: number } = {}) {
  const { names = [], write = false, tolerance = 20 } = options
  return runBenchmarks({ root, env: {} }, { names, write, tolerance, measure: async () => figures })
}
