import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** Runs the command line of changesets in a workspace. @throws with its own words when it fails. */
export function runChangesets(root: string, args: readonly string[]): Promise<string> {
  const bin = createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js')
  const env = { ...process.env, NO_COLOR: '1', CI: 'true' }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bin, ...args], { cwd: root, env }, (error, stdout, stderr) => {
      const said = stripVTControlCharacters(`${stdout}${stderr}`).trim()
      if (error === null) resolve(said)
      else reject(new Error(`changeset ${args.join(' ')} failed.\n${said}`, { cause: error }))
    })
  })
}
