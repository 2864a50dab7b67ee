import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { CiContext } from '../scope/run-scope.ts'
import {
  type Baseline,
  baselineSchema,
  type Comparison,
  compareFigures,
  type Figure,
  figureSchema,
  renderComparisons,
  toBaseline,
} from './compare.ts'

const FILE = 'bench/baseline.json'
const MAX_TRIES = 3
const run = promisify(execFile)

/** What is measured, and what counts as worse. */
export interface BenchmarkOptions {
  tolerance: number
  /** Store what is measured as the new baseline, in place of comparing. */
  write: boolean
  /** Benches to measure; those of the baseline when left out. */
  names: readonly string[]
  /** Measures a bench; `pnpm bench` when left out. */
  measure?: (name: string) => Promise<unknown>
}

/** Measures the benches that have a baseline and compares, or stores a new one; answers the exit code. */
export async function runBenchmarks({ root }: CiContext, options: BenchmarkOptions): Promise<number> {
  const { tolerance, write, measure = (name) => measureByBench(root, name) } = options
  const baseline = readBaseline(root)
  const names = options.names.length > 0 ? options.names : Object.keys(baseline).sort()
  if (!(tolerance >= 0)) throw new Error(`--tolerance is ${tolerance}; expected per cent, from 0 on.`)
  if (names.length === 0)
    throw new Error(
      `${FILE} holds no bench. Store one on a quiet machine: pnpm ehr ci benchmarks import --write.`,
    )
  let isWorse = false
  for (const name of names) {
    const figures: Figure[] = z.array(figureSchema).parse(await measure(name))
    if (write) {
      writeBaseline(root, { ...readBaseline(root), [name]: toBaseline(figures) })
      console.log(`${FILE} holds ${name} as it is now.`)
      continue
    }
    const stored = baseline[name]
    if (stored === undefined)
      throw new Error(`${FILE} has no ${name}. Store it: pnpm ehr ci benchmarks ${name} --write.`)
    const comparisons = await compareUntilSure(stored, figures, tolerance, () => measure(name))
    console.log(renderComparisons(name, comparisons))
    isWorse ||= comparisons.some(({ isRegression }) => isRegression)
  }
  if (isWorse)
    console.log(
      `More than ${tolerance} % worse. Make it quicker, or store the new figures and say why: --write.`,
    )
  return isWorse ? 1 : 0
}

/** A busy machine makes a figure worse, hardly ever better: what looks worse is measured again, and its best counts. */
async function compareUntilSure(
  stored: Baseline[string],
  first: readonly Figure[],
  tolerance: number,
  measure: () => Promise<unknown>,
): Promise<Comparison[]> {
  let best = compareFigures(stored, first, tolerance)
  for (let tries = 1; tries < MAX_TRIES && best.some(({ isRegression }) => isRegression); tries += 1) {
    const again = compareFigures(stored, z.array(figureSchema).parse(await measure()), tolerance)
    best = best.map((one, index) => {
      const other = again[index] ?? one
      return other.worsePercent < one.worsePercent ? other : one
    })
  }
  return best
}

async function measureByBench(root: string, name: string): Promise<unknown> {
  const cli = join(root, 'tools/cli/bin/ehr.mjs')
  const { stdout } = await run(process.execPath, [cli, 'bench', name, '--json'], { cwd: root })
  return JSON.parse(stdout)
}

function readBaseline(root: string): Baseline {
  const path = join(root, FILE)
  return existsSync(path) ? baselineSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {}
}

function writeBaseline(root: string, baseline: Baseline): void {
  const sorted = Object.fromEntries(Object.entries(baseline).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(join(root, FILE), `${JSON.stringify(sorted, null, 2)}\n`)
}
