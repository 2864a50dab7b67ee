import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listPackages } from '@ehr/conventions/workspace'

/** What is not part of a workspace’s sources, and what is linked instead of copied. */
const LEFT_OUT = new Set([
  '.git',
  '.nx',
  '.data',
  '.reports',
  '.shots',
  'dist',
  'node_modules',
  'test-results',
])

const FILES_OF_A_PROJECT = 8

/** Copies the sources of this workspace and adds small packages to it until it has as many projects as asked for. */
export function makeWorkspace(root: string, folder: string, projects: number): void {
  // Packages link to each other relatively, so their own node_modules are copied; the root’s are linked.
  cpSync(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => {
      if (path === root) return true
      const name = basename(path)
      return name === 'node_modules' ? path !== join(root, name) : !LEFT_OUT.has(name)
    },
  })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  // The workspace itself is a project as well.
  const missing = projects - listPackages(root).length - 1
  for (let number = 1; number <= missing; number += 1) addPackage(folder, number)
}

function addPackage(folder: string, number: number): void {
  const own = join(folder, `libs/made-${number}`)
  mkdirSync(join(own, 'src'), { recursive: true })
  const dependencies = number === 1 ? {} : { [`@ehr/made-${number - 1}`]: 'workspace:*' }
  const manifest = {
    name: `@ehr/made-${number}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    dependencies,
  }
  writeFileSync(join(own, 'package.json'), JSON.stringify(manifest, null, 2))
  for (let file = 1; file <= FILES_OF_A_PROJECT; file += 1)
    writeFileSync(join(own, `src/part-${file}.ts`), `export const PART = ${file}\n`)
}
