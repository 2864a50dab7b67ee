import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createFixture } from './testing/rehearse-fixture.ts'

vi.setConfig({ testTimeout: 60_000 })

function workflow(jobs: string): string {
  return `name: ci\non: push\nenv: { COLOUR: green }\ndefaults: { run: { shell: bash } }\njobs:\n${jobs}`
}

test('variables, path, outputs and settings go from step to step as on GitHub', async () => {
  const jobs = `
  one:
    runs-on: ubuntu-24.04
    env: { SHAPE: round }
    outputs: { lines: '\${{ steps.write.outputs.lines }}', key: '\${{ steps.write.outputs.key }}' }
    defaults: { run: { working-directory: inner } }
    steps:
      - uses: actions/checkout@v7
      - id: write
        run: |
          echo "::add-mask::hidden-by-step"
          echo hidden-by-step and $KEY
          echo "ADDED=later" >> "$GITHUB_ENV"
          mkdir tool && printf '#!/bin/sh\\necho from tool' > tool/speak && chmod +x tool/speak
          echo "$PWD/tool" >> "$GITHUB_PATH"
          printf 'lines<<END\\none\\ntwo\\nEND\\nkey=%s\\n' "$KEY" >> "$GITHUB_OUTPUT"
          echo '### told' >> "$GITHUB_STEP_SUMMARY"
          echo "::notice::look here"
        env: { KEY: '\${{ secrets.API_KEY }}' }
      - env: { BOTH: '\${{ env.COLOUR }} and \${{ env.SHAPE }}' }
        run: test "$COLOUR $SHAPE $BOTH $ADDED $(speak)" = 'green round green and round later from tool'
      - run: test "$(basename "$PWD")" = outer
        working-directory: outer
      - run: false | true
        shell: sh
      - run: test '\${{ hashFiles('outer/file') != '' && hashFiles('nothing') == '' }}' = true
`
  const files = { 'inner/file': 'x', 'outer/file': 'x' }
  const fixture = createFixture(workflow(jobs), files)
  const secretFile = join(fixture.root, '../secrets.env')
  writeFileSync(secretFile, '# keys\nAPI_KEY=very-secret-key\n')
  const run = await fixture.rehearse({ secretFile })
  expect(run.checks, run.text).toEqual({ one: 'success' })
  expect(run.outputs.one).toEqual({ lines: 'one\ntwo' })
  expect(run.text).not.toMatch(/very-secret-key|^.*│ hidden-by-step/m)
  expect(run.text).toContain('*** and ***')
  expect(run.text).toContain('notice: look here')
  expect(run.text).toContain("Skip output 'key' since it may contain secret.")
})

test('what fails ends a job, but for steps and jobs that want to see it', async () => {
  const jobs = `
  red:
    runs-on: ubuntu-24.04
    steps:
      - run: 'false | true'
      - run: echo never
      - if: failure()
        run: echo seen
      - if: always()
        run: echo seen too
  forgiven:
    runs-on: ubuntu-24.04
    continue-on-error: true
    steps: [{ run: exit 3 }]
  tolerant:
    runs-on: ubuntu-24.04
    steps:
      - { id: odd, run: exit 3, continue-on-error: true }
      - run: echo "it's" 'two' && test '\${{ steps.odd.outcome }} \${{ steps.odd.conclusion }}' = 'failure success'
  late:
    runs-on: ubuntu-24.04
    steps: [{ run: sleep 60, timeout-minutes: 0.005 }]
  after-forgiven: { needs: forgiven, runs-on: ubuntu-24.04, steps: [{ run: echo }] }
  after-red: { needs: red, runs-on: ubuntu-24.04, steps: [{ run: echo }] }
  mourner: { needs: red, if: failure(), runs-on: ubuntu-24.04, steps: [{ run: echo }] }
  gate: { needs: red, if: always(), runs-on: ubuntu-24.04, steps: [{ run: echo }] }
  after-gate: { needs: gate, runs-on: ubuntu-24.04, steps: [{ run: echo }] }
`
  const run = await createFixture(workflow(jobs)).rehearse()
  expect(run.checks, run.text).toEqual({
    ...{ red: 'failure', forgiven: 'failure', tolerant: 'success', late: 'failure' },
    ...{ 'after-forgiven': 'success', 'after-red': 'skipped', mourner: 'success', gate: 'success' },
    // A job is skipped when anything that it comes after failed, however far back.
    'after-gate': 'skipped',
  })
  expect(run.text).not.toContain('│ never')
  expect(run.text).toMatch(/│ seen$[\s\S]*│ seen too$/m)
  expect(run.text).toContain('late: failure')
  expect(run.text).toContain('timed out after 0.005 minutes')
})

test('where one cell fails the others end, unless the workflow keeps them', async () => {
  const jobs = (strategy: string) => `
  cell:
    runs-on: ubuntu-24.04
    strategy: { ${strategy}matrix: { seconds: [0, 60] } }
    steps: [{ run: 'sleep \${{ matrix.seconds }}; exit 1' }]
`
  const quick = await createFixture(workflow(jobs(''))).rehearse()
  expect(quick.checks, quick.text).toEqual({ 'cell (0)': 'failure', 'cell (60)': 'cancelled' })
  const kept = jobs('fail-fast: false, ').replace('60', '0.1')
  const slow = await createFixture(workflow(kept)).rehearse()
  expect(slow.checks, slow.text).toEqual({ 'cell (0)': 'failure', 'cell (0.1)': 'failure' })
})

test('what has no counterpart here is named and does nothing', async () => {
  const jobs = `
  scan:
    runs-on: ubuntu-24.04
    services: { cache: { image: 'redis:7' } }
    steps:
      - uses: github/codeql-action/init@8aad20d150bbac5944a9f9d289da16a4b0d87c1e
      - run: sudo apt-get install something && gh pr create
`
  const run = await createFixture(workflow(jobs)).rehearse()
  expect(run.exitCode, run.text).toBe(0)
  expect(run.text).toContain('github/codeql-action/init is not rehearsed')
  expect(run.text).toContain('the service cache (redis:7) is not rehearsed')
  expect(run.text).toContain('not rehearsed: sudo apt-get install something')
  expect(run.text).toContain('not rehearsed: gh pr create')
})

test('whoever stops a rehearsal leaves nothing running, and steps that always run have run', async () => {
  const jobs = `
  long:
    runs-on: ubuntu-24.04
    steps:
      - run: echo begun && sleep 60
      - run: echo never
      - if: always()
        run: echo tidied
  after: { needs: long, runs-on: ubuntu-24.04, steps: [{ run: echo }] }
`
  const stopping = new AbortController()
  const lines: string[] = []
  const write = (line: string) => {
    lines.push(line)
    if (line.endsWith('│ begun')) stopping.abort()
  }
  const run = await createFixture(workflow(jobs)).rehearse({ signal: stopping.signal, write })
  const text = lines.join('\n')
  expect(run.checks, text).toEqual({ long: 'cancelled', after: 'skipped' })
  expect(run.exitCode).toBe(1)
  expect(text).toMatch(/│ tidied$/m)
  expect(text).not.toMatch(/│ never$/m)
})
