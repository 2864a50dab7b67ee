import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'

/**
 * Where deployers lie, ours and a team’s: a folder for each target, named as environments call it. They depend on this
 * package and load much, so their names are read without running them.
 */
const DEPLOYERS = 'tools/*/src/deployers/*/*-deployer.ts'

/** Lists the targets that have a deployer, sorted. */
export function listDeployers(root: string): string[] {
  const files = globSync(DEPLOYERS, { cwd: root })
  return [...new Set(files.map((file) => basename(dirname(file))))].sort()
}
