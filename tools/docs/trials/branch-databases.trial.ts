import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copyWorkspace } from '../src/testing/workspace-copy.ts'

/* Here, not in tools/dev: it needs a clone whose branches it may change, and so the copy that the documents have. */
const MIGRATION = `import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`create table of_this_branch (id uuid primary key)\`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql\`drop table of_this_branch\`.execute(db)
}
`
const PATIENCE = { timeout: 170_000, interval: 100 }
const workspace = await copyWorkspace(join(import.meta.dirname, '..', '..', '..'))
const { root, env } = workspace
const door = join(root, 'tools', 'cli', 'bin', 'ehr.mjs')
const dev = spawn(process.execPath, [door, 'dev'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
let said = ''
for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (part) => (said += String(part)))

afterAll(async () => {
  dev.kill('SIGINT')
  if (dev.exitCode === null) await once(dev, 'exit')
  await workspace.remove()
}, 60_000)

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: root, env })
}

function ehr(...args: string[]): string {
  return execFileSync(process.execPath, [door, ...args], { cwd: root, env, encoding: 'utf8' })
}

/** Waits until the API has moved to a branch, and answers there. */
async function untilOn(branch: string): Promise<void> {
  const sinceThen = (): string =>
    said.split(`${branch} is checked out: the API moves to its database.`)[1] ?? ''
  await expect.poll(sinceThen, PATIENCE).toContain('The API runs')
  const [, url] = /Web {3}(\S+)/.exec(said) ?? []
  const { status } = await fetch(`${url}/api/session`)
  expect(status).toBe(200)
}

test('branches with migrations of their own never meet each other’s, also while "pnpm dev" runs', async () => {
  await expect.poll(() => said, PATIENCE).toContain('Ctrl-C ends everything.')
  git('switch', '--quiet', '--create', 'feature/wards')
  await untilOn('feature/wards')
  writeFileSync(join(root, 'libs/db-migrations/migrations/29990101000000_of_this_branch.ts'), MIGRATION)
  expect(ehr('migrate', 'up')).toContain('applied  29990101000000_of_this_branch')
  git('add', '--all')
  git('-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--message', 'feat: wards')

  git('switch', '--quiet', 'main')
  await untilOn('main')
  expect(ehr('migrate', 'status', '--check')).not.toContain('of_this_branch')
  expect(ehr('db', 'list')).toMatch(/^\* main /m)
  expect(ehr('db', 'list')).toMatch(/^ {2}feature\/wards .* from main$/m)

  git('branch', '--delete', '--force', 'feature/wards')
  expect(ehr('db', 'prune')).toBe('The database of the former branch feature/wards was dropped.\n')
}, 900_000)
