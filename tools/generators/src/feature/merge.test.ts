import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { planFeatureFiles } from './feature-files.ts'
import { planFeature } from './plan-feature.ts'
import { readDiskWorkspace } from './testing/disk-workspace.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const workspace = readDiskWorkspace(ROOT)

let folder = ''

/** A repository with what two new features could both change, and git taught as an install teaches it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'two-features-'))
  git('init', '--quiet', '-b', 'main')
  const driver = `${process.execPath} ${join(ROOT, 'tools/conventions/src/merge-lockfile.ts')} %O %A %B`
  git('config', 'merge.pnpm-lock.driver', driver)
  for (const path of ['.gitattributes', 'pnpm-lock.yaml', 'docs/generated', 'libs/db-migrations/schema']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  }
  commit('main')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('two branches that each add a feature, neighbours by name, merge without a conflict', () => {
  for (const name of ['care-plans', 'care-teams']) {
    git('switch', '--quiet', '-c', name, 'main')
    addFeature(name)
    commit(name)
  }
  git('merge', '--quiet', '--no-edit', 'care-plans')
  const lockfile = readFileSync(join(folder, 'pnpm-lock.yaml'), 'utf8')
  expect(lockfile.match(/^ {2}libs\/features\/care-.*$/gm)).toEqual([
    '  libs/features/care-plans:',
    '  libs/features/care-teams:',
  ])
  expect(git('status', '--porcelain')).toBe('')
})

/** What `nx g feature` leaves behind that a merge could trip over. */
function addFeature(name: string): void {
  const options = { name, patient: true, fields: 'note:text', timestamp: '20260101000000' }
  const planned = planFeature(options, { workspace, now: new Date() })
  if (!planned.ok) throw new Error(planned.problems.join('\n'))
  for (const { path, text } of planFeatureFiles(planned.record, workspace)) write(path, text)
  write(`docs/generated/features/${name}.md`, `# Feature: ${name}\n`)
  write(
    `libs/db-migrations/schema/tables/${planned.record.table}.sql`,
    `create table ${planned.record.table} ();\n`,
  )
  const text = readFileSync(join(folder, 'pnpm-lock.yaml'), 'utf8')
  const [entry = ''] = /^ {2}libs\/features\/clinical-notes:\n(?: {4}.*\n)+\n/m.exec(text) ?? []
  write('pnpm-lock.yaml', text.replace(entry, `${entry.replace('clinical-notes', name)}${entry}`))
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function commit(message: string): void {
  git('add', '--all')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.test', 'commit', '--quiet', '-m', message)
}

function git(...args: readonly string[]): string {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.test' }
  const identity = { GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.test' }
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...identity },
    stdio: 'pipe',
  })
}
