import { expect, test, vi } from 'vitest'
import { createFixture } from './testing/rehearse-fixture.ts'

vi.setConfig({ testTimeout: 60_000 })

const WORKFLOW = `
name: ci
on:
  pull_request: { branches: [develop] }
  push: { branches: [main, 'release/**'], tags: ['v*'] }
  schedule: [{ cron: 15 1 * * * }]
  workflow_dispatch:
    inputs: { environment: { required: true, type: choice, options: [staging, production] } }
jobs:
  tell:
    runs-on: ubuntu-24.04
    outputs:
      ref: \${{ github.ref }} \${{ github.base_ref }} \${{ github.head_ref }} \${{ github.ref_protected }}
      files: \${{ steps.look.outputs.files }}
      event: \${{ github.event.schedule }}\${{ inputs.environment }}\${{ github.event.pull_request.title }}
    steps:
      - uses: actions/checkout@v7
        with: { fetch-depth: 0 }
      - id: look
        run: |
          test "$GITHUB_SHA" = "$(git rev-parse HEAD)"
          echo "files=$(git ls-files '*.txt' | tr '\\n' ' ')" >> "$GITHUB_OUTPUT"
`

test('a pull request is tested as it would be after the merge, with what the base has got meanwhile', async () => {
  const { git, write, commit, rehearse } = createFixture(WORKFLOW)
  git('switch', '--quiet', '--create', 'feature/growth')
  write({ 'growth.txt': '' })
  commit('feat: growth charts')
  git('switch', '--quiet', '--create', 'develop', 'main')
  write({ 'meanwhile.txt': '' })
  commit('fix: something else')
  git('switch', '--quiet', 'feature/growth')
  write({ 'uncommitted.txt': '' })
  const run = await rehearse()
  expect(run.outputs.tell, run.text).toEqual({
    ref: 'refs/pull/7/merge develop feature/growth false',
    files: 'growth.txt meanwhile.txt ',
    event: 'feat: growth charts',
  })
  expect(run.text).toContain('1 files of this clone are not committed')
  expect(git('branch', '--list', '--format=%(refname:short)').split('\n')).toHaveLength(3)
})

test('what is not committed is rehearsed when it is asked for, and stays as it is', async () => {
  const { git, write, rehearse } = createFixture(WORKFLOW, { 'gone.txt': '' })
  write({ 'new.txt': '' })
  git('rm', '--quiet', 'gone.txt')
  const run = await rehearse({ event: 'push', branch: 'release/v1.2.0', isWorkingTree: true })
  expect(run.outputs.tell, run.text).toMatchObject({
    ref: 'refs/heads/release/v1.2.0   false',
    files: 'new.txt ',
  })
  expect(git('status', '--porcelain')).toBe('D  gone.txt\n?? new.txt')
})

test('a conflict starts nothing, and says so', async () => {
  const { git, write, commit, rehearse } = createFixture(WORKFLOW)
  for (const [branch, text] of [
    ['develop', 'theirs'],
    ['feature/growth', 'ours'],
  ] as const) {
    git('switch', '--quiet', '--create', branch, 'main')
    write({ 'growth.txt': text })
    commit('feat: growth charts')
  }
  await expect(rehearse()).rejects.toThrow(
    'feature/growth does not merge into develop: GitHub starts nothing.',
  )
})

test.each([
  [{ event: 'push' }, 'refs/heads/main   true', ''],
  [{ event: 'push', branch: 'release/v1.2.0' }, 'refs/heads/release/v1.2.0   false', ''],
  [{ event: 'tag', tag: 'v1.2.0' }, 'refs/tags/v1.2.0   false', ''],
  [{ event: 'schedule' }, 'refs/heads/main   true', '15 1 * * *'],
  [{ event: 'workflow_dispatch', inputs: { environment: 'staging' } }, 'refs/heads/main   true', 'staging'],
])('%j', async (options, ref, event) => {
  const { rehearse } = createFixture(WORKFLOW)
  const run = await rehearse(options)
  expect(run.outputs.tell, run.text).toMatchObject({ ref, ...(event && { event }) })
})

test.each([
  [{ event: 'push', branch: 'feature/x' }, 'branches main, release/**, not of feature/x'],
  [{ event: 'tag', tag: 'staging-1' }, 'tags v*, not of staging-1'],
  [{ event: 'merge_group' }, 'has no commit before it'],
  [{ event: 'release' }, 'only by pull_request, push, schedule, workflow_dispatch'],
  [{ event: 'workflow_dispatch' }, '--input environment=staging|production'],
  [{ workflow: 'nightly' }, 'no workflow "nightly". There are: ci.'],
  [{ job: 'no', event: 'push' }, 'no job "no". There are: tell.'],
  [{ event: 'push', commit: 'nowhere' }, 'has no commit nowhere'],
])('%j is refused with what would be right', async (options, problem) => {
  await expect(createFixture(WORKFLOW).rehearse(options)).rejects.toThrow(problem)
})

test('a workflow that GitHub’s parser refuses is refused with its words', async () => {
  const { rehearse } = createFixture(WORKFLOW.replace('runs-on: ubuntu-24.04', 'needs: nobody'))
  await expect(rehearse()).rejects.toThrow(/GitHub would not start anything of \.github\/workflows\/ci\.yml/)
})
