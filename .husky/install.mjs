/*
 * Switches the hooks on after an install. There is nothing to switch on in CI, in a production install (husky is
 * not there) or in an unpacked archive (git is not there), and none of these is worth a line of output.
 */
import { existsSync } from 'node:fs'

const isWanted = existsSync('.git') && process.env.CI !== 'true' && process.env.NODE_ENV !== 'production'
const husky = isWanted ? await import('husky').catch(ignoreAbsence) : undefined
const problem = husky?.default() ?? ''
if (problem !== '' && problem !== 'git command not found') console.warn(`Git hooks are off: ${problem}`)

function ignoreAbsence(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
}
