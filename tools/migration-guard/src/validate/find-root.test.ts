import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, isInside } from './find-root.ts'

test('is the workspace, else the repository, else the package, else the folder above', async () => {
  const top = await mkdtemp(join(tmpdir(), 'root-'))
  const folder = join(top, 'packages', 'db', 'migrations')
  await mkdir(folder, { recursive: true })

  expect(await findRoot(folder, join(top, 'packages'))).toBe(join(top, 'packages'))
  expect(await findRoot(folder, '/elsewhere')).toBe(join(top, 'packages', 'db'))
  await writeFile(join(top, 'packages', 'package.json'), '{}')
  expect(await findRoot(folder, '/elsewhere')).toBe(join(top, 'packages'))
  await mkdir(join(top, '.git'))
  expect(await findRoot(folder, '/elsewhere')).toBe(top)
  await rm(top, { recursive: true })
})

test('a folder is inside of itself, and not of one that begins like it', () => {
  expect([isInside('/a/b', '/a'), isInside('/a', '/a'), isInside('/ab', '/a')]).toEqual([true, true, false])
})
