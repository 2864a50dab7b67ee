import { expect, test, vi } from 'vitest'
import { createFixture } from './testing/rehearse-fixture.ts'

// Each rehearses a workflow of several jobs.
vi.setConfig({ testTimeout: 60_000 })

/** Jobs with what ours have: a condition, needs, outputs, a matrix, an artifact. */
const WORKFLOW = `
name: ci
on:
  push:
    branches: [main, develop]
jobs:
  scope:
    runs-on: ubuntu-24.04
    outputs:
      word: \${{ steps.say.outputs.word }}
    steps:
      - id: say
        run: echo "word=affected" >> "$GITHUB_OUTPUT"
  conditional:
    needs: scope
    if: needs.scope.outputs.word == 'affected'
    runs-on: ubuntu-24.04
    steps:
      - run: echo ran
  reader:
    needs: [scope]
    runs-on: ubuntu-24.04
    steps:
      - run: test "$WORD" = affected
        env:
          WORD: \${{ needs.scope.outputs.word }}
  cell:
    name: cell \${{ matrix.number }}
    runs-on: ubuntu-24.04
    strategy:
      fail-fast: false
      matrix:
        number: [1, 2]
    steps:
      - run: test "\${{ matrix.number }}" -lt 3
  maker:
    runs-on: ubuntu-24.04
    steps:
      - run: mkdir built && echo bundle > built/app.js
      - uses: actions/upload-artifact@v7
        with: { name: app, path: built }
  taker:
    needs: maker
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/download-artifact@v8
        with: { name: app, path: fetched }
      - run: grep bundle fetched/app.js
  gate:
    if: always()
    needs: [conditional, reader, cell, taker]
    runs-on: ubuntu-24.04
    steps:
      - run: test "$ALL" = "success success success success"
        env:
          ALL: \${{ join(needs.*.result, ' ') }}
`

const GREEN = {
  ...{
    scope: 'success',
    conditional: 'success',
    reader: 'success',
    'cell 1': 'success',
    'cell 2': 'success',
  },
  ...{ maker: 'success', taker: 'success', gate: 'success' },
}

test('a workflow in order is green, as GitHub would have it', async () => {
  const run = await createFixture(WORKFLOW).rehearse()
  expect(run.checks, run.text).toEqual(GREEN)
  expect(run.exitCode).toBe(0)
})

test.each<[string, string, string, Record<string, string>]>([
  ['condition', "word == 'affected'", "word == 'something else'", { conditional: 'skipped' }],
  ['condition that is none', "word == 'affected'", "word == fromJSON('{')", { conditional: 'failure' }],
  ['need', 'needs: [scope]', 'needs: [maker]', { reader: 'failure' }],
  ['output', '"word=affected"', '"other=affected"', { conditional: 'skipped', reader: 'failure' }],
  ['matrix cell', 'number: [1, 2]', 'number: [1, 3]', { 'cell 2': '', 'cell 3': 'failure' }],
  [
    'artifact',
    'with: { name: app, path: fetched }',
    'with: { name: ap, path: fetched }',
    { taker: 'failure' },
  ],
])('a broken %s turns exactly its job red', async (_, right, wrong, differences) => {
  expect(WORKFLOW).toContain(right)
  const run = await createFixture(WORKFLOW.replace(right, wrong)).rehearse()
  const expected = Object.entries({ ...GREEN, ...differences, gate: 'failure' }).filter(
    ([, result]) => result,
  )
  expect(run.checks, run.text).toEqual(Object.fromEntries(expected))
  expect(run.exitCode).toBe(1)
})
