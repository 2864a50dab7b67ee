import { join } from 'node:path'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { expect, test } from 'vitest'
import generateMigrationGuardDocs from './generator.ts'

const INDEX = 'docs/migration-guard/README.md'
const PAGE = 'docs/migration-guard/drop-table.md'
const SCHEMA = 'tools/migration-guard/report.schema.json'

function openTree() {
  const tree = createTreeWithEmptyWorkspace()
  tree.root = join(import.meta.dirname, '../../../..')
  return tree
}

test('writes pages and schema, deletes pages of rules that are gone, and twice changes nothing', () => {
  const tree = openTree()
  for (const path of [INDEX, PAGE, SCHEMA]) tree.delete(path)
  tree.write('docs/migration-guard/no-such-rule.md', '# gone')

  const message = generateMigrationGuardDocs(tree).outOfSyncMessage
  for (const path of [INDEX, PAGE, SCHEMA, 'no-such-rule.md']) expect(message).toContain(path)
  expect(tree.exists('docs/migration-guard/no-such-rule.md')).toBe(false)
  const first = [INDEX, PAGE, SCHEMA].map((path) => tree.read(path, 'utf8'))
  generateMigrationGuardDocs(tree)

  expect([INDEX, PAGE, SCHEMA].map((path) => tree.read(path, 'utf8'))).toEqual(first)
})

test('what is committed is what the rules say', () => {
  expect(generateMigrationGuardDocs(openTree()).outOfSyncMessage).toBe(
    'Not as the rules of tools/migration-guard say it: .',
  )
})
