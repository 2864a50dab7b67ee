import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMPTY_TREE, listAllBlobs, listBlobs } from '@ehr/conventions/git'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRepository, type Repository } from '../testing/repository.ts'
import { findSecrets, renderSecrets } from './find-secrets.ts'

vi.setConfig({ testTimeout: 60_000 })

const ROOT = join(import.meta.dirname, '../../../..')
// Put together here, or this file would be a finding itself.
const SLACK = ['xoxb', '123456789012', '1234567890123', 'abcdefghijklmnopqrstuvwx'].join('-')
const DATABASE = `postgresql://clinic:${'s3cr3t'}-of-them@db.acme.com:5432/clinic`

let repository: Repository
let base = ''
beforeEach(() => {
  repository = createRepository()
  base = repository.commit({ '.secretlintrc.json': readFileSync(join(ROOT, '.secretlintrc.json')) })
})
afterEach(() => repository.remove())

test.each([
  ['a token', `token = "${SLACK}"`, 'SLACK_TOKEN'],
  ['a connection to a database', `url: ${DATABASE}`, 'PostgreSQLConnection'],
])('finds %s, by what it is and never by its text', async (_, content, what) => {
  repository.commit({ 'src/settings.ts': `// settings\n${content}\n` })
  const found = await find()

  expect(found.left).toHaveLength(1)
  expect(found.left[0]).toMatchObject({ path: 'src/settings.ts', line: 2 })
  expect(found.left[0]?.what).toContain(what)
  expect(JSON.stringify(found) + renderSecrets(found, 1)).not.toMatch(/abcdefghijkl|s3cr3t/)
})

test('finds a secret that was taken out again, with the commit that has it', async () => {
  const commit = repository.commit({ 'a.txt': SLACK })
  repository.commit({ 'a.txt': 'gone' })

  const { left } = await find()
  expect(left.map(({ path }) => path)).toEqual(['a.txt'])
  expect(repository.git('rev-parse', left[0]?.commit ?? '')).not.toBe('')
  expect(repository.git('log', '--format=%H')).toContain(commit)
})

test('what came in before the range is not held against it', async () => {
  const before = repository.commit({ 'a.txt': SLACK })
  const head = repository.commit({ 'b.txt': 'x' })

  expect((await findIn(listBlobs(repository.root, { base: before, head }))).left).toEqual([])
  expect((await findIn(listBlobs(repository.root, { base, head }))).left).toHaveLength(1)
})

test('places for a password, and databases of examples, are no secrets', async () => {
  repository.commit({
    'a.md': 'postgresql://user:<password>@<internal host>/x and mysql://user:pass@localhost/db',
    'b.md': 'postgresql://user:pass@db.example/x postgresql://user:pass@127.0.0.1:5432/x',
  })
  expect((await find()).left).toEqual([])
})

test('an exception accepts a file until its day', async () => {
  repository.commit({ 'fixtures/a.txt': SLACK })
  const exceptions = [
    { check: 'secrets' as const, subject: 'fixtures/*', reason: 'Revoked long ago', until: '2026-12-31' },
  ]
  const blobs = listAllBlobs(repository.root)
  const on = (today: string) => findSecrets({ root: repository.root, blobs, exceptions, today })

  expect((await on('2026-12-31')).left).toEqual([])
  expect((await on('2027-01-01')).left).toHaveLength(1)
})

const hasHistory = existsSync(join(ROOT, '.git'))
test.skipIf(!hasHistory)('this project’s own code gives no alarm', async () => {
  const blobs = listBlobs(ROOT, { base: EMPTY_TREE, head: 'HEAD' })
  const found = await findSecrets({ root: ROOT, blobs, exceptions: [], today: '2026-11-21' })
  expect(found.left).toEqual([])
})

function find() {
  return findIn(listAllBlobs(repository.root))
}

function findIn(blobs: ReturnType<typeof listAllBlobs>) {
  return findSecrets({ root: repository.root, blobs, exceptions: [], today: '2026-11-21' })
}
