import { webEnvironment } from '@ehr/env/ehr-web'
import { expect, test } from 'vitest'
import { planDependencies } from './dependencies.ts'
import { groupByPackage } from './facts.ts'
import { BAKED_VARIABLES } from './inputs.ts'
import { inferTargets, reportPath } from './targets.ts'

test('gives each file to the deepest package around it', () => {
  const files = ['libs/db/package.json', 'libs/db/src/a.ts', 'libs/features/x/package.json', 'libs/stray.ts']

  expect(groupByPackage(files)).toEqual([
    { folder: 'libs/db', files: ['package.json', 'src/a.ts'] },
    { folder: 'libs/features/x', files: ['package.json'] },
  ])
})

test.each<[string, string[], string[]]>([
  ['an empty package', [], ['lint']],
  ['source', ['src/index.ts'], ['lint', 'typecheck']],
  ['tests', ['src/a.tsx', 'src/a.test.tsx'], ['lint', 'typecheck', 'test']],
  ['an application', ['vite.config.ts', 'src/main.ts'], ['lint', 'typecheck', 'build']],
  ['journeys', ['playwright.config.ts'], ['lint', 'typecheck', 'e2e']],
  ['migrations', ['migrations/1_first.ts'], ['lint', 'typecheck', 'migrate-validate']],
  ['a configuration further down', ['files/vite.config.ts'], ['lint', 'typecheck']],
])('infers the targets of %s', (_what, files, targets) => {
  expect(Object.keys(inferTargets({ folder: 'libs/x', files }))).toEqual(targets)
})

test('validates the migrations of whichever project has some', () => {
  const target = inferTargets({ folder: 'libs/x', files: ['migrations/1_first.ts'] })['migrate-validate']

  expect(target?.options.commands).toEqual([
    'node tools/cli/bin/ehr.mjs migrate validate --dir libs/x/migrations',
  ])
  expect(target?.cache).toBe(true)
})

test('never takes a report of one package for that of another', () => {
  expect(reportPath('test', 'libs/features/x')).toBe('.reports/test/libs-features-x.json')
  expect(inferTargets({ folder: 'libs/x', files: ['a.test.ts'] }).test?.outputs).toEqual([
    '{workspaceRoot}/.reports/test/libs-x.json',
  ])
})

test('a build depends on every variable that the page is built with', () => {
  const declared = Object.keys(webEnvironment.variables).filter((name) => name !== 'EHR_API_PORT')

  expect([...BAKED_VARIABLES]).toEqual(declared.sort())
})

test('connects applications to the features they find, and journeys to applications', () => {
  const packages = [
    { name: '@ehr/ehr-api', exports: {} },
    { name: '@ehr/ehr-web', exports: {} },
    { name: '@ehr/ehr-e2e', exports: {} },
    { name: '@ehr/feature-vitals', exports: { './api': './src/api.ts' } },
    { name: '@ehr/db', exports: { './api': './src/api.ts' } },
  ]

  expect(planDependencies(packages)).toEqual([
    { source: '@ehr/ehr-api', target: '@ehr/feature-vitals' },
    { source: '@ehr/ehr-e2e', target: '@ehr/ehr-api' },
    { source: '@ehr/ehr-e2e', target: '@ehr/ehr-web' },
  ])
  expect(planDependencies(packages.slice(1, 2))).toEqual([])
})
