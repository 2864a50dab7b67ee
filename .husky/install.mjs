/*
 * Switches the hooks on after an install. There is nothing to switch on in CI, in a production install (husky is
 * not there), in an unpacked archive or an image (git is not there), and none of these is worth a line of output.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const { CI, NODE_ENV, HUSKY } = process.env
const isWanted = existsSync('.git') && CI !== 'true' && NODE_ENV !== 'production' && HUSKY !== '0'
const husky = isWanted ? await import('husky').catch(ignoreAbsence) : undefined
const problem = husky?.default() ?? ''
if (problem !== '' && problem !== 'git command not found') console.warn(`Git hooks are off: ${problem}`)

if (husky !== undefined && problem === '') teachGitLockfiles()

/** Branches that each add a package change pnpm-lock.yaml at the same place: .gitattributes names this driver. */
function teachGitLockfiles() {
  const driver = 'node_modules/node/bin/node tools/conventions/src/merge-lockfile.ts %O %A %B'
  execFileSync('git', ['config', 'merge.pnpm-lock.name', 'pnpm-lock.yaml, entry by entry'])
  execFileSync('git', ['config', 'merge.pnpm-lock.driver', driver])
}

function ignoreAbsence(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
}
