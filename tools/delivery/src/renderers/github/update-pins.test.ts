import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getPinnedAction, PINS, parsePins } from './action-pins.ts'
import { isRefused } from './newest-tag.ts'
import { updatePins } from './update-pins.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pins-'))
  file = join(folder, 'pins.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('takes the commit of the newest release, by number and through annotated tags', async () => {
  const first = release('acme/action', 'v1.9.0')
  const second = release('acme/action', 'v1.10.0', 'annotated')
  release('acme/action', 'v2.0.0-rc.1')
  release('acme/action', 'v1')
  writePins({ 'acme/action': { version: 'v1.9.0', commit: first } })

  const updates = await update([])

  expect(updates.get('acme/action')).toEqual({
    kind: 'newer',
    from: 'v1.9.0',
    to: { version: 'v1.10.0', commit: second },
  })
  expect(readPins()).toEqual({ 'acme/action': { version: 'v1.10.0', commit: second, provenance: 'U' } })
})

test('a second run changes nothing, and a dry one never does', async () => {
  const commit = release('acme/action', 'v1.0.0')
  writePins({ 'acme/action': { version: 'v1.0.0', commit } })
  const before = readFileSync(file, 'utf8')

  expect((await update([])).get('acme/action')).toEqual({ kind: 'current', version: 'v1.0.0' })
  release('acme/action', 'v1.0.1')
  expect((await update([], true)).get('acme/action')?.kind).toBe('newer')
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test('sounds an alarm when a tag was moved, and keeps the commit that is known', async () => {
  release('acme/action', 'v1.0.0')
  release('acme/action', 'v1.1.0')
  writePins({ 'acme/action': { version: 'v1.0.0', commit: 'a'.repeat(40) } })

  const moved = (await update([])).get('acme/action')

  expect(moved).toMatchObject({ kind: 'alarm', why: expect.stringContaining('Find out who moved it') })
  expect(readPins()['acme/action']?.commit).toBe('a'.repeat(40))
})

test('never takes a version that was taken over', async () => {
  release('aquasecurity/trivy-action', 'v0.34.1')
  release('aquasecurity/trivy-action', 'v0.34.2')
  writePins({})

  expect((await update(['aquasecurity/trivy-action'])).get('aquasecurity/trivy-action')?.kind).toBe('alarm')
  const sound = release('aquasecurity/trivy-action', 'v0.35.0')
  await update(['aquasecurity/trivy-action'])

  expect(readPins()['aquasecurity/trivy-action']).toMatchObject({ version: 'v0.35.0', commit: sound })
})

test('pins an action that had no pin, by any folder of it', async () => {
  const commit = release('acme/tools', 'v3.0.0')
  writePins({})

  await update(['acme/tools/scan'])

  expect(getPinnedAction('acme/tools/scan', readPins())).toEqual({
    uses: `acme/tools/scan@${commit}`,
    version: 'v3.0.0',
  })
})

test('says what could not be asked, and keeps the rest', async () => {
  writePins({ 'acme/gone': { version: 'v1.0.0', commit: 'b'.repeat(40) } })

  const updates = await update(['acme/gone', '--upload-pack=id', 'acme'])

  expect([...updates.values()].map(({ kind }) => kind)).toEqual(['alarm', 'alarm', 'alarm'])
  expect(readPins()['acme/gone']?.version).toBe('v1.0.0')
})

test('has no pin of a version that was taken over', () => {
  const refused = Object.entries(PINS).filter(([repository, { version }]) => isRefused(repository, version))

  expect(refused).toEqual([])
  expect(isRefused('tj-actions/changed-files', 'v45.0.7')).toBe(true)
})

test('an action without a verified commit is an error that says so', () => {
  expect(() => getPinnedAction('acme/unknown/scan')).toThrow(
    /^No verified commit of the action acme\/unknown is known\. Look it up with "pnpm ehr delivery pins --update acme\/unknown"/,
  )
})

function update(repositories: readonly string[], isDry = false) {
  return updatePins({ file, repositories, server: folder, isDry })
}

/** Commits something to a bare repository and tags it; says which commit that is. */
function release(repository: string, tag: string, kind: 'light' | 'annotated' = 'light'): string {
  const bare = join(folder, repository)
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: bare, encoding: 'utf8', env: { ...process.env, ...WHO } }).trim()
  mkdirSync(bare, { recursive: true })
  git('init', '--quiet', '--bare')
  const tree = git('hash-object', '-t', 'tree', '-w', '/dev/null')
  const commit = git('commit-tree', tree, '-m', tag)
  git('tag', ...(kind === 'annotated' ? ['-a', '-m', tag] : []), tag, commit)
  return commit
}

const WHO = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
}

function writePins(pins: Record<string, { version: string; commit: string }>): void {
  const entries = Object.entries(pins).map(([name, pin]) => [name, { ...pin, provenance: 'A' }])
  writeFileSync(file, JSON.stringify({ $comment: 'pins', pins: Object.fromEntries(entries) }))
}

function readPins() {
  return parsePins(readFileSync(file, 'utf8')).pins
}
