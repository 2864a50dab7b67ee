import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mergeLockfiles } from './lockfile/merge-lockfiles.ts'

/*
 * `node merge-lockfile.ts <base> <ours> <theirs>`: git's merge driver for pnpm-lock.yaml; the result goes where ours
 * was. What cannot be merged is left to git's own merge, with its marks: `pnpm install` mends it then.
 */
const [base = '', ours = '', theirs = ''] = process.argv.slice(2)
const read = (path: string) => readFileSync(path, 'utf8')
const merged = mergeLockfiles({ base: read(base), ours: read(ours), theirs: read(theirs) })

if (merged === undefined) leaveToGit()
else writeFileSync(ours, merged)

function leaveToGit(): void {
  try {
    execFileSync('git', ['merge-file', ours, base, theirs], { stdio: 'inherit' })
  } catch {
    console.error(
      'pnpm-lock.yaml: both sides changed the same entry. "pnpm install" mends it; then add the file.',
    )
    process.exitCode = 1
  }
}
