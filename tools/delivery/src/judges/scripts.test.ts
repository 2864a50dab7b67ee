import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderGitHub } from '../renderers/github/render-github.ts'
import type { WrittenStep } from './list-workflows.ts'
import { listSets } from './rendered-sets.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  [['success', 'success'], 0],
  [['success', 'skipped'], 0],
  [['success', 'failure'], 1],
  [['cancelled', 'skipped'], 1],
  [[], 0],
])('a gate over %j ends with %i', (results, status) => {
  const needs = Object.fromEntries(results.map((result, index) => [`job-${index}`, { result, outputs: {} }]))

  expect(
    runScript(getStep('ci.yml', 'gate', 'See that nothing failed'), { NEEDS: JSON.stringify(needs) }).status,
  ).toBe(status)
})

test('what needs a secret says whether it is there, and is green without it', () => {
  const guard = getStep('deploy.yml', 'deploy-staging', 'See whether the secrets are there')
  const names = String(guard?.env?.NEEDED).split(' ')
  const given = Object.fromEntries(names.map((name) => [name, 'given']))
  const common = { NEEDED: names.join(' '), IS_DEMANDED: 'false' }

  expect(runScript(guard, { ...common, ...given })).toMatchObject({ status: 0, output: 'present=true\n' })
  const without = runScript(guard, common)
  expect(without).toMatchObject({ status: 0, output: 'present=false\n' })
  expect(without.stdout).toContain('::notice::Skipped, because these secrets are not set:')
})

test('the canonical repository may demand its secrets', () => {
  const guard = getStep('deploy.yml', 'deploy-staging', 'See whether the secrets are there')

  expect(runScript(guard, { NEEDED: 'RENDER_API_KEY', IS_DEMANDED: 'true' }).status).toBe(1)
})

test.each(['a"; id; "', '$(id)', '`id`', "a'b", '--fork', 'feature/x\u00e9'])(
  'a branch called %j is an argument and nothing else',
  (head) => {
    const decide = getStep('merge-flow.yml', 'merge-flow', 'Decide')
    writeFileSync(
      join(folder, 'pnpm'),
      '#!/bin/sh\nfor each in "$@"; do printf "%s\\n" "$each" >> arguments.txt; done\n',
      {
        mode: 0o755,
      },
    )
    const { status } = runScript(decide, { HEAD: head, BASE: 'main', IS_FORK: 'true' })

    expect(status).toBe(0)
    expect(readFileSync(join(folder, 'arguments.txt'), 'utf8').trimEnd().split('\n')).toEqual([
      '--silent',
      'ehr',
      'merge-flow',
      '--head',
      head,
      '--base',
      'main',
      '--fork',
    ])
  },
)

/** Runs a step as GitHub does with `shell: bash`. */
function runScript(step: WrittenStep | undefined, env: Record<string, string>) {
  const output = join(folder, 'output.txt')
  writeFileSync(output, '')
  const { status, stdout } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env.PATH}`, GITHUB_OUTPUT: output, ...env },
    },
  )
  return { status, stdout, output: readFileSync(output, 'utf8') }
}

function getStep(file: string, job: string, name: string): WrittenStep | undefined {
  const set = listSets().find((each) => each.name === 'hikma')
  const written = set && renderGitHub(set.plan).find(({ path }) => path === `.github/workflows/${file}`)
  const { jobs }: { jobs: Record<string, { steps: WrittenStep[] }> } = parse(written?.text ?? 'jobs: {}')
  return jobs[job]?.steps.find((step) => step.name === name)
}
