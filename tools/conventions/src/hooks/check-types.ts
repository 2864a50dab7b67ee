import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findByGit } from '../git/git.ts'
import { firstOf, type Refusal } from './print.ts'

/** What can change the outcome of a typecheck; texts cannot. */
const HAS_TYPES = /\.(?:[cm]?tsx?|json)$|^pnpm-(?:lock|workspace)\.yaml$/
const MOST_LINES = 60

/** Checks the types of what a push affects, as the pipeline will; of the working tree, so only of what is checked out. */
export function checkTypes(root: string, { base, head }: { base: string; head: string }): Refusal[] {
  const changed = findByGit(root, ['diff', '--name-only', '-z', base, head])
  if (changed !== undefined && !changed.split('\0').some((path) => HAS_TYPES.test(path))) return []
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js')
  if (!existsSync(join(root, 'nx.json')) || !existsSync(nx)) return []
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [nx, 'affected', '-t', 'typecheck', `--base=${base}`, `--head=${head}`, '--output-style=static'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  )
  if (status === 0) return []
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
  const errors = lines.filter((line) => /error TS\d+|: error|ERR_/.test(line))
  return [
    {
      what: 'The types of what you push do not fit',
      details: firstOf(errors.length > 0 ? errors : lines, MOST_LINES),
      why: 'the pipeline runs the same check and would refuse the merge.',
      mend: [`node_modules/.bin/nx affected -t typecheck --base=${base.slice(0, 10)}`],
    },
  ]
}
