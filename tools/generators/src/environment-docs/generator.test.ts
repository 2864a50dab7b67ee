import { join } from 'node:path'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { expect, test } from 'vitest'
import generateEnvironmentDocs from './generator.ts'
import { staleFiles } from './stale-files.ts'

const PATHS = ['.env.example', 'docs/generated/environment-variables.md']

test('writes both documents, and twice changes nothing', () => {
  const tree = createTreeWithEmptyWorkspace()
  tree.root = join(import.meta.dirname, '../../../..')
  for (const path of PATHS) tree.delete(path)

  expect(generateEnvironmentDocs(tree).outOfSyncMessage).toContain(PATHS.join(', '))
  const first = PATHS.map((path) => tree.read(path, 'utf8'))
  generateEnvironmentDocs(tree)

  expect(PATHS.map((path) => tree.read(path, 'utf8'))).toEqual(first)
})

test('takes a file for stale when its text differs, but not its line ends', () => {
  const files: Record<string, string> = { same: 'a\r\nb\n', edited: 'x' }
  const rendered = { same: 'a\nb\n', edited: 'y', missing: 'z' }

  expect(staleFiles(rendered, (path) => files[path] ?? null)).toEqual([
    ['edited', 'y'],
    ['missing', 'z'],
  ])
})
