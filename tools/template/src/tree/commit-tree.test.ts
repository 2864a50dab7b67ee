import { afterAll, expect, test } from 'vitest'
import { createRepository, removeRepositories } from '../testing/temporary-repository.ts'
import { commitTree } from './commit-tree.ts'
import type { FileTree } from './file-tree.ts'
import { readTree } from './read-tree.ts'

afterAll(removeRepositories)

const FILES: FileTree = new Map([
  ['a b/مرحبا.txt', { mode: '100644', content: Buffer.from('text\n') }],
  ['"quoted"\\and\nbroken.txt', { mode: '100644', content: Buffer.from('odd') }],
  ['bin/run', { mode: '100755', content: Buffer.from('#!/bin/sh\n') }],
  ['link', { mode: '120000', content: Buffer.from('bin/run') }],
  ['empty', { mode: '100644', content: Buffer.alloc(0) }],
  ['bytes', { mode: '100644', content: Buffer.from([0, 10, 255, 10]) }],
])

test('a tree comes back as it was committed, and neither index nor branches know of it', () => {
  const { root, git } = createRepository()
  const first = commitTree(root, { ref: 'refs/side/a', files: FILES, message: 'مرحبا' })
  const sorted = (tree: FileTree) => [...tree].toSorted(([one], [other]) => (one < other ? -1 : 1))
  expect(sorted(readTree(root, first))).toEqual(sorted(FILES))
  expect(git('for-each-ref', 'refs/heads')).toBe('')
  expect(git('status', '--porcelain')).toBe('')

  const few: FileTree = new Map([...FILES].slice(0, 1))
  const second = commitTree(root, { ref: 'refs/side/b', files: few, parent: first, message: 'few' })
  expect([...readTree(root, second).keys()]).toEqual(['a b/مرحبا.txt'])
  expect(git('rev-parse', `${second}^`)).toBe(first)
})
