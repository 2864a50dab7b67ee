import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkspace, type Workspace } from '../workspace.ts'

/** The facts of the workspace on the disk, without Nx. */
export function readDiskWorkspace(root: string): Workspace {
  return readWorkspace({
    exists: (path) => existsSync(join(root, path)),
    children: (path) => (existsSync(join(root, path)) ? readdirSync(join(root, path)) : []),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
  })
}
