import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { DEPLOYER_NAMES, findDeployer } from './registry.ts'

test('each deployer has a folder of the name of its target: plans see them by their folders', () => {
  const folders = globSync('*/*-deployer.ts', { cwd: import.meta.dirname }).map((file) =>
    basename(dirname(file)),
  )
  expect(folders.sort()).toEqual([...DEPLOYER_NAMES].sort())
})

test('a target that has none is not found', () => {
  expect(findDeployer('compose')).toBeUndefined()
})
