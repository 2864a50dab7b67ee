import { expect, test } from 'vitest'
import { checkBranch } from './check-branch.ts'
import { createModel, MODEL_NAMES, type ModelName } from './models.ts'

test.each<[ModelName, string, string]>([
  ['git-flow', 'main', 'long-lived'],
  ['git-flow', 'develop', 'long-lived'],
  ['git-flow', 'feature/2-dose-warnings', 'feature'],
  ['git-flow', 'feature/feat', 'feature'],
  ['git-flow', 'hotfix/17', 'hotfix'],
  ['git-flow', 'release/v0.10.0', 'release'],
  ['three-stage', 'development', 'long-lived'],
  ['three-stage', 'feat/growth-charts', 'typed'],
  ['three-stage', 'hotfix/x', 'typed'],
  ['trunk', 'chore/x', 'typed'],
  ['deploy-tags', 'deploy/stmary-staging', 'long-lived'],
  ['deploy-tags', '012-patient-merge', 'numbered'],
])('%s has %s', (name, branch, kind) => {
  expect(checkBranch(createModel(name), branch)).toEqual({ ok: true, kind })
})

test.each(MODEL_NAMES)('%s has the branches that programs make', (name) => {
  const branches = [
    'dependabot/npm_and_yarn/vite-8.0.1',
    'renovate/vite-8.x',
    'changeset-release/main',
    'revert-12-feature/x',
  ]

  expect(branches.map((branch) => checkBranch(createModel(name), branch).ok)).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test.each<[ModelName, string]>([
  ['git-flow', 'staging'],
  ['git-flow', 'Main'],
  ['git-flow', 'main '],
  ['git-flow', 'feat/x'],
  ['git-flow', 'feature'],
  ['git-flow', 'feature/'],
  ['git-flow', 'feature/X'],
  ['git-flow', 'Feature/x'],
  ['git-flow', 'feature/a_b'],
  ['git-flow', 'feature/a--b'],
  ['git-flow', 'feature/-a'],
  ['git-flow', 'feature/a-'],
  ['git-flow', 'feature/a/b'],
  ['git-flow', 'feature/a\n'],
  ['git-flow', 'feature/é'],
  ['git-flow', 'feature/１'],
  ['git-flow', 'fеature/x'],
  ['git-flow', 'x/feature/a'],
  ['git-flow', 'refs/heads/feature/a'],
  ['git-flow', 'release/1.2.3'],
  ['git-flow', 'release/v1.2'],
  ['git-flow', 'release/v01.2.3'],
  ['git-flow', 'release/v1.2.3-rc.1'],
  ['git-flow', 'release/v1.2.3/x'],
  ['git-flow', 'dependabot'],
  ['git-flow', 'renovate/'],
  ['git-flow', 'renovate/a..b'],
  ['git-flow', 'revert-'],
  ['git-flow', 'changeset-release/a b'],
  ['three-stage', 'develop'],
  ['three-stage', 'feature/x'],
  ['three-stage', 'perf/x'],
  ['trunk', 'develop'],
  ['deploy-tags', 'main'],
  ['deploy-tags', '12-x'],
  ['deploy-tags', '0123-x'],
  ['deploy-tags', '٠١٢-x'],
  ['deploy-tags', '012'],
  ['deploy-tags', 'feature/012-x'],
  ['git-flow', `feature/${'x'.repeat(300)}`],
])('%s has no %j, and says what it may be called', (name, branch) => {
  const model = createModel(name)
  const verdict = checkBranch(model, branch)
  if (verdict.ok) throw new Error(`${branch} was taken for a ${verdict.kind} branch`)

  expect(verdict.why).toMatch(/^[ -~…]+$/)
  expect(checkBranch(model, verdict.suggestion)).toMatchObject({ ok: true })
})

test.each<[ModelName, string, string]>([
  ['git-flow', 'Feature/Growth Charts', 'feature/growth-charts'],
  ['git-flow', 'refs/heads/feature/a', 'feature/a'],
  ['git-flow', 'feat/x', 'feature/x'],
  ['git-flow', 'bug é fix', 'feature/bug-e-fix'],
  ['three-stage', 'feature/x', 'feat/x'],
  ['deploy-tags', '012_Patient_Merge', '012-patient-merge'],
  ['trunk', '日本', 'feat/growth-charts'],
])('%s would call %j %s', (name, branch, suggestion) => {
  expect(checkBranch(createModel(name), branch)).toMatchObject({ ok: false, suggestion })
})
