import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import lint from '@commitlint/lint'
import { expect, test } from 'vitest'
import { commitConfig, listScopes } from './commits.ts'

const packages = [{ folder: 'libs/db' }, { folder: 'libs/features/vitals' }, { folder: 'apps/ehr-api' }]

test('scopes are the folder names of projects and the declared ones', () => {
  expect(listScopes(packages)).toEqual(['ci', 'db', 'deps', 'ehr-api', 'release', 'vitals', 'workspace'])
})

test.each([
  'feat: add a timeline',
  'feat(vitals): warn on low oxygen',
  'fix(ehr-api)!: answer 428 without if-match',
  'chore(deps): update vite to 8.3.9',
  'chore(release): version packages',
  'fix: 2 patients with one number are shown apart',
  'docs: say how a restore is rehearsed (see 0004)',
  'refactor(db): take `db` as the first parameter\n\nBecause a hidden connection reads outside of its transaction.',
  'feat(vitals): change the unit of temperature\n\nBREAKING CHANGE: values are in degrees celsius',
  `test: ${'x'.repeat(94)}`,
  "Merge branch 'main' into develop",
  'Revert "feat: add a timeline"',
])('accepts %j', async (message) => {
  expect(await problemsOf(message)).toEqual([])
})

test.each<[string, string[]]>([
  ['added a timeline', ['type-empty', 'subject-empty']],
  ['perf: make it quick', ['type-enum']],
  ['Feat: add a timeline', ['type-enum']],
  ['feat(timeline): add it', ['scope-enum']],
  ['feat(vitals,db): add it', ['scope-enum']],
  ['feat(): add it', ['type-empty', 'subject-empty']],
  ['feat(vitals) add it', ['type-empty', 'subject-empty']],
  ['feat:', ['type-empty', 'subject-empty']],
  ['feat:  two blanks', ['type-empty', 'subject-empty']],
  ['feat: Add a timeline', ['subject-lower-case']],
  ['feat: read FHIR bundles', ['subject-lower-case']],
  ['fix: 2 PATIENTS', ['subject-lower-case']],
  ['feat: add a timeline.', ['subject-full-stop']],
  [`test: ${'x'.repeat(95)}`, ['header-max-length']],
  ['feat: add a timeline\nwithout a blank line', ['body-leading-blank']],
])('refuses %j', async (message, rules) => {
  expect(await problemsOf(message)).toEqual(rules)
})

test('the hook reads the same rules', () => {
  const root = join(import.meta.dirname, '../../..')
  const run = (message: string) =>
    spawnSync(process.execPath, [join(root, 'node_modules/@commitlint/cli/cli.js')], {
      cwd: root,
      input: message,
      encoding: 'utf8',
    })

  expect(run('feat(conventions): add rules').status).toBe(0)
  expect(run('feat(nowhere): Add rules.').stdout).toContain('description must be in lower case: "add rules."')
})

async function problemsOf(message: string): Promise<string[]> {
  const { rules, plugins = [], parserPreset } = commitConfig(packages)
  if (typeof parserPreset !== 'object' || !('parserOpts' in parserPreset))
    throw new Error('no parser options')
  const { errors } = await lint(message, rules as never, {
    parserOpts: parserPreset.parserOpts as never,
    plugins: { local: plugins[0] as never },
  })
  return errors.map(({ name }) => name)
}
