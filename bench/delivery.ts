import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeWorkspace } from './delivery/made-workspace.ts'
import { type Measurement, measurement } from './harness/measurement.ts'
import { tell } from './harness/run-bench.ts'

const ROOT = join(import.meta.dirname, '..')
const ROUNDS = 5
const PROJECTS = 300

/** The check of generated files against the shortest thing that Nx does with all projects, here and in a large workspace. */
export async function run(): Promise<Measurement[]> {
  const here = measureCheck(ROOT, 'here')
  const folder = mkdtempSync(join(tmpdir(), 'bench-delivery-'))
  try {
    tell(`A workspace of ${PROJECTS} projects …`)
    makeWorkspace(ROOT, folder, PROJECTS)
    return [here, measureCheck(folder, `${PROJECTS} projects`)]
  } finally {
    nx(folder, ['daemon', '--stop'])
    rmSync(folder, { recursive: true, force: true })
  }
}

function measureCheck(root: string, where: string): Measurement {
  tell(`nx sync:check and nx show projects, ${where} …`)
  // The first run of each fills Nx’s caches, and leaves nothing to write.
  for (const args of [['show', 'projects'], ['sync']]) assertSuccess(root, args)
  const times = Array.from({ length: ROUNDS }, () => ({
    check: time(root, ['sync:check']),
    show: time(root, ['show', 'projects']),
  }))
  return measurement({
    name: `nx sync:check against nx show projects, ${where}`,
    value: median(times.map(({ check }) => check)),
    unit: 's',
    reference: median(times.map(({ show }) => show)),
    aim: '<= 2.5',
  })
}

function time(root: string, args: readonly string[]): number {
  const start = performance.now()
  assertSuccess(root, args)
  return (performance.now() - start) / 1000
}

function assertSuccess(root: string, args: readonly string[]): void {
  const { status, stdout, stderr } = nx(root, args)
  if (status !== 0) throw new Error(`"nx ${args.join(' ')}" failed in ${root}.\n${stdout}${stderr}`)
}

function nx(root: string, args: readonly string[]) {
  const program = join(root, 'node_modules/nx/dist/bin/nx.js')
  return spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
