import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measurement, measurement } from './harness/measurement.ts'
import { tell } from './harness/run-bench.ts'

const ROOT = join(import.meta.dirname, '..')

/** One of each type of field, so that every renderer has something to do. */
const FIELDS = [
  'test:code state:enum(ordered,done,entered-in-error) orderedAt:datetime dueOn:date? lot:string? weight:quantity?',
  'visits:integer? score:decimal? isShared:boolean note:text? encounter:reference(encounters)?',
].join(' ')

/** What a person waits for: the command from its start to the last file, in a clone of what is committed. */
export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-generate-'))
  try {
    tell('A clone, installed …')
    execFileSync('git', ['clone', '--quiet', ROOT, folder])
    assertSuccess(
      folder,
      'node_modules/pnpm/bin/pnpm.mjs',
      ['install', '--frozen-lockfile', '--prefer-offline'],
      ROOT,
    )
    // The first run of each fills the caches of Nx and the server of the tests.
    const times = ['warm-ups', 'lab-orders', 'care-plans', 'blood-tests'].map((name) =>
      timeFeature(folder, name),
    )
    const [, ...timed] = times
    const nx = median(['a', 'b', 'c'].map(() => time(folder, ['show', 'projects'])))
    return [
      measurement({
        name: 'nx g feature, every type of field',
        value: median(timed),
        unit: 's',
        aim: '<= 5',
      }),
      measurement({ name: 'of that, what any command of Nx takes', value: nx, unit: 's', aim: '' }),
    ]
  } finally {
    spawnSync(process.execPath, [join(folder, 'node_modules/nx/dist/bin/nx.js'), 'daemon', '--stop'], {
      cwd: folder,
    })
    rmSync(folder, { recursive: true, force: true })
  }
}

function timeFeature(folder: string, name: string): number {
  tell(`nx g feature ${name} …`)
  return time(folder, ['g', 'feature', name, '--patient', '--fields', FIELDS])
}

function time(folder: string, args: readonly string[]): number {
  const start = performance.now()
  assertSuccess(folder, 'node_modules/nx/dist/bin/nx.js', args)
  return (performance.now() - start) / 1000
}

function assertSuccess(folder: string, script: string, args: readonly string[], from = folder): void {
  const options = { cwd: folder, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(from, script), ...args], options)
  if (status !== 0) throw new Error(`"${script} ${args.join(' ')}" failed in ${folder}.\n${stdout}${stderr}`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
