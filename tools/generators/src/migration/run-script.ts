import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs a script of the workspace with this Node, its output where ours goes. @throws Error when it fails */
export function runScript(root: string, script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, script), ...args], { cwd: root, stdio: 'inherit' })
}
