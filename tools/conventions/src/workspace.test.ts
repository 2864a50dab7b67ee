import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findWorkspaceRoot, listPackages } from './workspace.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'workspace-'))
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - libs/*\n  - libs/features/*\n')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('lists the packages of every pattern, sorted by folder', () => {
  writeManifest('libs/zoo', { name: '@ehr/zoo' })
  writeManifest('libs/features/allergies', {
    name: '@ehr/feature-allergies',
    exports: { './api': './src/api.ts' },
  })
  mkdirSync(join(root, 'libs/empty'))

  const packages = listPackages(root)

  expect(packages.map(({ folder }) => folder)).toEqual(['libs/features/allergies', 'libs/zoo'])
  expect(packages[0]?.manifest.exports).toEqual({ './api': './src/api.ts' })
})

test('names the file that is no JSON', () => {
  mkdirSync(join(root, 'libs/broken'), { recursive: true })
  writeFileSync(join(root, 'libs/broken/package.json'), '<<<<<<< HEAD')

  expect(() => listPackages(root)).toThrow(/libs\/broken\/package\.json could not be read as JSON/)
})

test('finds the root from a folder within, and says so when there is none', () => {
  mkdirSync(join(root, 'libs/zoo'), { recursive: true })

  expect(findWorkspaceRoot(join(root, 'libs/zoo'))).toBe(root)
  expect(() => findWorkspaceRoot(join(root, '..'))).toThrow(/Run this inside a clone/)
})

function writeManifest(folder: string, manifest: object): void {
  mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest))
}
