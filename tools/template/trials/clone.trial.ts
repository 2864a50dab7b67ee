import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeChanges } from '../src/apply/write-changes.ts'
import { RECORD_FILE } from '../src/plan/template-record.ts'
import { readFiles } from '../src/tree/read-files.ts'
import { askGit } from '../src/tree/run-git.ts'

const ROOT = join(import.meta.dirname, '../../..')
const MINUTES = 60_000
/** A team's clone is no template: its own clones are made from the template. */
const isTemplate = readFiles(ROOT, [RECORD_FILE]).size === 0

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'life-of-a-clone-')))
const template = join(folder, 'template')
const clone = join(folder, 'clone')

beforeAll(() => {
  if (!isTemplate) return
  mkdirSync(template)
  const paths = askGit(ROOT, ['ls-files', '-co', '--exclude-standard', '-z']).split('\0').filter(Boolean)
  writeChanges(template, { written: readFiles(ROOT, paths), deleted: [] })
  git(template, 'init', '--quiet', '--initial-branch=main')
  commitAll(template, 'chore: begin')
  git(template, 'tag', 'v0.1.0')
  git(folder, 'clone', '--quiet', template, clone)
  install()
}, 10 * MINUTES)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(!isTemplate)(
  'a clone becomes its team’s own, and everything is green',
  () => {
    const former: { name: string } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8'))
    ehr('init', '--name', 'مستشفى الرحمة', '--slug', 'rahma', '--languages', 'en', '--no-demo', '--yes')
    git(clone, 'add', '--all')
    expect(() => git(clone, 'grep', '--cached', '-i', '-I', former.name)).toThrow()
    expectGreen()
    git(clone, 'switch', '--quiet', '--create', 'feature/begin')
    git(clone, 'commit', '--quiet', '-m', 'chore: begin from the template')
  },
  60 * MINUTES,
)

test.skipIf(!isTemplate)(
  'a later version comes into a clone that has a feature of its own, and everything is green',
  () => {
    run(
      clone,
      'nx',
      'generate',
      '@rahma/generators:feature',
      'referrals',
      '--patient',
      '--fields',
      'note:text?',
    )
    writeFileSync(join(clone, 'libs/contracts/src/ours.ts'), 'export const ours = 1\n')
    commitAll(clone, 'feat: referrals')
    releaseNext()
    ehr('template', 'update', '--from', template)
    expect(git(clone, 'diff', '--staged', '--name-only').split('\n')).toEqual(
      expect.arrayContaining([RECORD_FILE, 'libs/contracts/src/theirs.ts', 'libs/contracts/src/migrated.ts']),
    )
    expect(readFileSync(join(clone, 'libs/contracts/src/theirs.ts'), 'utf8')).toContain('@rahma/')
    expect(git(clone, 'ls-files', 'libs/features/referrals')).toContain('contract.ts')
    expectGreen()
  },
  60 * MINUTES,
)

/** Version 0.2.0 of the template: a new file, and a migration of code. */
function releaseNext(): void {
  const scope = JSON.parse(readFileSync(join(template, 'libs/contracts/package.json'), 'utf8')).name.split(
    '/',
  )[0]
  const manifest = readFileSync(join(template, 'package.json'), 'utf8')
  writeFileSync(join(template, 'package.json'), manifest.replace(/"version": "[^"]*"/, '"version": "0.2.0"'))
  writeFileSync(
    join(template, 'libs/contracts/src/theirs.ts'),
    `export const theirs = '${scope}/contracts'\n`,
  )
  const migrations = join(template, 'tools/template/migrations/0.2.0')
  mkdirSync(migrations, { recursive: true })
  writeFileSync(join(migrations, 'add-migrated.ts'), MIGRATION)
  commitAll(template, 'feat: more')
  git(template, 'tag', 'v0.2.0')
}

const MIGRATION = `import type { Tree } from '@nx/devkit'

/** Adds a file, to be seen. */
export function migrate(tree: Tree): void {
  tree.write('libs/contracts/src/migrated.ts', 'export const migrated = true\\n')
}
`

function expectGreen(): void {
  run(clone, 'nx', 'sync:check')
  run(clone, 'nx', 'run-many', '-t', 'lint', 'typecheck', 'test', 'build', '--parallel=2')
}

function install(): void {
  run(clone, process.execPath, join(ROOT, 'node_modules/pnpm/bin/pnpm.mjs'), 'install', '--prefer-offline')
}

function ehr(...args: readonly string[]): void {
  run(clone, process.execPath, 'tools/cli/bin/ehr.mjs', ...args)
}

/** What a command printed belongs to the failure. */
function run(cwd: string, program: string, ...args: readonly string[]): void {
  const bin = join(cwd, 'node_modules/.bin')
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    NX_DAEMON: 'false',
    CI: 'true',
  }
  execFileSync(program, args, { cwd, env, stdio: 'inherit' })
}

function git(cwd: string, ...args: readonly string[]): string {
  return askGit(cwd, ['-c', 'user.name=Ada', '-c', 'user.email=ada@clinic.test', ...args])
}

function commitAll(cwd: string, message: string): void {
  git(cwd, 'add', '--all')
  git(cwd, 'commit', '--quiet', '--no-verify', '-m', message)
}
