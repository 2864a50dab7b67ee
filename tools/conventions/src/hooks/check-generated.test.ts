import { expect, test } from 'vitest'
import { touchesMetadata } from './check-generated.ts'

test.each([
  'delivery.json',
  'apps/ehr-api/package.json',
  'libs/env/src/ehr-api.ts',
  'tools/delivery/src/renderers/github/ruleset.ts',
  '.github/workflows/ci.yml',
  'docs/generated/environment-variables.md',
  'docs/GIT_STRATEGY.md',
  'render.yaml',
])('%s makes a commit wait for the check of generated files', (path) => {
  expect(touchesMetadata([{ path: 'a.ts' }, { path }])).toBe(true)
})

test.each([
  'README.md',
  'libs/db/src/a.ts',
  'libs/db/package.json',
  'tools/delivery/src/renderers/render.test.ts',
  '.github/workflows/own.local.yml',
  'docs/languages.md',
])('%s does not', (path) => {
  expect(touchesMetadata([{ path }])).toBe(false)
})
