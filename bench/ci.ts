import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Rehearsed, rehearse } from '@ehr/rehearse'
import { type Measurement, measurement } from './harness/measurement.ts'
import { tell } from './harness/run-bench.ts'

const ROOT = join(import.meta.dirname, '..')

/** What is rehearsed otherwise than by default. */
interface Wish {
  branch?: string
  job?: string
  base?: string
}

/** A file of one feature, which its tests and the applications depend on. */
const CHANGED = 'libs/features/allergies/src/api/contradicts.ts'

/** The ci workflow for a change in one feature, against the same where nothing was ever verified. */
export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ci-'))
  try {
    const clone = join(folder, 'clone')
    git(folder, 'clone', '--quiet', ROOT, clone)
    const begin = createBegin(clone, join(folder, 'home'))
    // GitHub has pnpm’s store in its cache, and so has this: what the first job installs costs nothing that counts.
    await begin('what every job begins with', { branch: 'main', job: 'environment' })
    const everything = await begin('everything', { base: 'none' })
    const base = git(clone, 'rev-parse', 'HEAD')
    appendFileSync(join(clone, CHANGED), '// A line of the bench.\n')
    git(
      clone,
      ...WHO,
      'commit',
      '--quiet',
      '--all',
      '--message',
      'fix(allergies): try a change in one feature',
    )
    const change = await begin('a change in one feature', { base })
    return [
      measurement({
        name: 'ci of a change in one feature, against everything',
        value: change.seconds,
        unit: 's',
        reference: everything.seconds,
        aim: '<= 0.15',
      }),
      ...compareJobs(change, everything),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const WHO = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', '-c', 'core.hooksPath=/dev/null']

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd, encoding: 'utf8' }).trim()
}

function createBegin(root: string, home: string) {
  return async (what: string, wish: Wish): Promise<Rehearsed> => {
    tell(`${what} …`)
    return await rehearse({
      ...{ root, home, workflow: 'ci', event: 'push', branch: 'develop', commit: 'HEAD' },
      ...{ env: process.env, write: tell, signal: new AbortController().signal },
      ...wish,
    })
  }
}

/** Where the time goes, by job; nothing is aimed at there. */
function compareJobs(change: Rehearsed, everything: Rehearsed): Measurement[] {
  const cells = change.jobs.flatMap((job) => job.cells).filter(({ seconds }) => seconds > 0)
  const before = new Map(everything.jobs.flatMap((job) => job.cells).map((cell) => [cell.name, cell.seconds]))
  return cells.flatMap(({ name, seconds, result }) => {
    const reference = before.get(name) ?? 0
    const what = `${name}${result === 'success' ? '' : ` (${result})`}`
    return reference === 0 ? [] : [measurement({ name: what, value: seconds, unit: 's', reference, aim: '' })]
  })
}
