import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { discoverFeatures, renderFeatures } from './discover.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'features-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

test('lists the features that have the half an application asks for, sorted', () => {
  writeFeature('vitals', { './api': './src/api/index.ts' })
  writeFeature('patients', { './api': './src/api/index.ts', './web': './src/web/index.ts' })

  expect(discoverFeatures(root, 'api').map(({ name }) => name)).toEqual([
    '@ehr/feature-patients',
    '@ehr/feature-vitals',
  ])
  expect(discoverFeatures(root, 'web')).toEqual([
    { name: '@ehr/feature-patients', path: `${root}/libs/features/patients/src/web/index.ts` },
  ])
})

test('refuses an export whose file is missing, with its name', () => {
  writeFeature('vitals', { './api': './src/api/index.ts' })
  rmSync(join(root, 'libs/features/vitals/src'), { recursive: true })

  expect(() => discoverFeatures(root, 'api')).toThrow(
    '@ehr/feature-vitals exports ./api as ./src/api/index.ts, and there is no such file.',
  )
})

test('renders static imports in order', () => {
  const modules = [
    { name: '@ehr/feature-a', path: '/x/a.ts' },
    { name: '@ehr/feature-b', path: '/x/b.ts' },
  ]

  expect(renderFeatures(modules)).toBe(
    'import { feature as feature0 } from "/x/a.ts"\n' +
      'import { feature as feature1 } from "/x/b.ts"\n' +
      'export const features = [feature0, feature1]\n',
  )
  expect(renderFeatures([])).toBe('export const features = []\n')
})

function writeFeature(name: string, exports: Record<string, string>): void {
  const folder = join(root, 'libs/features', name)
  for (const entry of Object.values(exports)) {
    mkdirSync(dirname(join(folder, entry)), { recursive: true })
    writeFileSync(join(folder, entry), 'export const feature = {}\n')
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@ehr/feature-${name}`, exports }))
}
