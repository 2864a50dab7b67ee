import { execFileSync, spawnSync } from 'node:child_process'
import { canJudge } from './required-judges.ts'

/** Says whether shellcheck is installed. */
export function hasShellcheck(): boolean {
  return canJudge('shellcheck', spawnSync('shellcheck', ['--version']).status === 0)
}

/** Asks shellcheck what is wrong with a script as GitHub runs it: by bash, ending at what fails. */
export function checkScript(script: string): string[] {
  try {
    execFileSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], {
      input: `#!/usr/bin/env bash\nset -eo pipefail\n${script}\n`,
      encoding: 'utf8',
    })
    return []
  } catch (cause) {
    const { status, stdout } = Object(cause)
    if (status !== 1) throw new Error('shellcheck could not be run. Install it.', { cause })
    return String(stdout).trim().split('\n')
  }
}
