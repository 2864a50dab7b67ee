import { expect, test } from 'vitest'
import type { FileTree } from '../tree/file-tree.ts'
import { getText } from '../tree/file-tree.ts'
import { dropReferences } from './drop-references.ts'

const GONE = new Set(['src/ar.json', 'src/demo.ts'])

function dropped(source: string): string {
  const tree: FileTree = new Map([['src/list.ts', { mode: '100644', content: Buffer.from(source) }]])
  return getText(dropReferences(tree, GONE), 'src/list.ts')
}

test.each([
  ["import ar from './ar.json'\nconst all = [en, ['ar', ar]]\n", '\nconst all = [en]\n'],
  ["import ar from './ar.json'\nconst all = [['ar', ar], en]\n", '\nconst all = [en]\n'],
  ["import ar from './ar.json'\nconst all = [ar]\n", '\nconst all = []\n'],
  [
    "const all = [{ name: 'demo', load: () => import('./demo.ts') }, { name: 'user' }]\n",
    "const all = [{ name: 'user' }]\n",
  ],
])('%j becomes %j', (source, expected) => {
  expect(dropped(source)).toBe(expected)
})

test.each([
  "import ar from '../other/ar.json'\nconst all = [ar]\n",
  "const text = ['./ar.json', 'demo.ts']\n",
  "import { ar } from './arabic.ts'\nconst all = [ar]\n",
])('%j stays', (source) => {
  expect(dropped(source)).toBe(source)
})
