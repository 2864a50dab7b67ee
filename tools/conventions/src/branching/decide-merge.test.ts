import { expect, test } from 'vitest'
import { decideMerge, listMergeLabels, type MergeDecision } from './decide-merge.ts'
import { createModel, MODEL_NAMES, type ModelName } from './models.ts'

type Row = [ModelName, string, string, MergeDecision['decision']]

test.each<Row>([
  ['git-flow', 'feature/x', 'develop', 'allow'],
  ['git-flow', 'develop', 'main', 'allow'],
  ['git-flow', 'release/v1.2.0', 'main', 'allow'],
  ['git-flow', 'hotfix/x', 'main', 'allow'],
  ['git-flow', 'hotfix/x', 'develop', 'allow'],
  ['git-flow', 'release/v1.2.0', 'develop', 'allow'],
  ['git-flow', 'main', 'develop', 'allow'],
  ['git-flow', 'changeset-release/release/v1.2.0', 'release/v1.2.0', 'allow'],
  ['git-flow', 'feature/x', 'main', 'block'],
  ['git-flow', 'main', 'main', 'block'],
  ['git-flow', 'changeset-release/main', 'main', 'block'],
  ['git-flow', 'renovate/vite-8.x', 'main', 'block'],
  ['git-flow', 'revert-12-develop', 'main', 'block'],
  ['git-flow', 'hotfix/../x', 'main', 'block'],
  ['git-flow', 'Hotfix/x', 'main', 'block'],
  ['git-flow', 'hotfix/x\n', 'main', 'block'],
  ['git-flow', 'refs/heads/develop', 'main', 'block'],
  ['git-flow', 'devеlop', 'main', 'block'],
  ['git-flow', 'develop/', 'main', 'block'],
  ['git-flow', 'release/v1.2.0-rc.1', 'main', 'block'],
  ['git-flow', '', 'main', 'block'],
  ['git-flow', 'fix-it', 'develop', 'warn'],
  ['git-flow', 'feature/x', 'release/v1.2.0', 'warn'],
  ['git-flow', 'feature/x', 'staging', 'block'],
  ['git-flow', 'feature/x', 'feature/y', 'block'],
  ['git-flow', 'feature/x', 'refs/heads/develop', 'block'],
  ['git-flow', 'feature/x', 'Develop', 'block'],
  ['three-stage', 'feat/x', 'development', 'allow'],
  ['three-stage', 'hotfix/x', 'development', 'allow'],
  ['three-stage', 'development', 'staging', 'allow'],
  ['three-stage', 'staging', 'main', 'allow'],
  ['three-stage', 'feat/x', 'staging', 'warn'],
  ['three-stage', 'main', 'staging', 'warn'],
  ['three-stage', 'main', 'development', 'warn'],
  ['three-stage', 'hotfix/x', 'main', 'block'],
  ['three-stage', 'development', 'main', 'block'],
  ['three-stage', 'feat/x', 'develop', 'block'],
  ['trunk', 'feat/x', 'main', 'allow'],
  ['trunk', 'my-idea', 'main', 'block'],
  ['deploy-tags', '012-x', 'deploy/stmary-staging', 'allow'],
  ['deploy-tags', 'feat/x', 'deploy/stmary-staging', 'warn'],
  ['deploy-tags', '012-x', 'main', 'block'],
])('%s: %j into %j: %s', (name, head, base, decision) => {
  expect(decideMerge(createModel(name), { head, base, isFork: false }).decision).toBe(decision)
})

test.each<Row>([
  ['git-flow', 'feature/x', 'develop', 'allow'],
  ['git-flow', 'hotfix/x', 'main', 'allow'],
  ['git-flow', 'develop', 'main', 'block'],
  ['git-flow', 'main', 'develop', 'warn'],
  ['three-stage', 'staging', 'main', 'block'],
  ['three-stage', 'development', 'staging', 'warn'],
])('%s: %j of a fork into %j: %s', (name, head, base, decision) => {
  expect(decideMerge(createModel(name), { head, base, isFork: true }).decision).toBe(decision)
})

test.each(MODEL_NAMES)('%s takes updates, versions and reverts into its integration branch', (name) => {
  const model = createModel(name)
  const heads = ['dependabot/npm_and_yarn/a-1', 'renovate/a', 'changeset-release/main', 'revert-1-a/b']
  const decide = (head: string) =>
    decideMerge(model, { head, base: model.integration, isFork: false }).decision

  expect(heads.map(decide)).toEqual(['allow', 'allow', 'allow', 'allow'])
})

test('says why, and the label of the base', () => {
  const model = createModel('git-flow')

  expect(decideMerge(model, { head: 'feature/x', base: 'main', isFork: false })).toEqual({
    decision: 'block',
    why: 'feature/x into main is no merge of the git-flow model: into main go develop, release/vX.Y.Z, hotfix/<kebab>.',
    label: 'target:main',
  })
  expect(decideMerge(model, { head: 'x\n::error::', base: 'y\u001b', isFork: true })).toEqual({
    decision: 'block',
    why: 'The git-flow model merges nothing into "y\\u{1b}"; it has develop, main, release/vX.Y.Z.',
  })
  expect(listMergeLabels(model)).toEqual(['target:develop', 'target:main', 'target:release'])
})
