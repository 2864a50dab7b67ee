import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { createDb } from '@ehr/db'
import { afterAll, expect, test } from 'vitest'
import { createTestApp } from '../testing/create-test-app.ts'

const folder = await mkdtemp(join(tmpdir(), 'web-page-'))
const script = 'export const much = 1\n'.repeat(200)
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'index.html'), '<script nonce="__NONCE__"></script><meta content="__NONCE__">')
await writeFile(join(folder, 'assets/main-abc123.js'), script)
await writeFile(join(folder, 'assets/main-abc123.js.br'), brotliCompressSync(script))
await writeFile(join(folder, 'icon.svg'), '<svg/>')

const db = createDb({ connectionString: 'postgres://nobody@127.0.0.1:9/none' })
const { app } = await createTestApp({ db, features: [], webFolder: folder })
afterAll(async () => {
  await app.close()
  await db.destroy()
  await rm(folder, { recursive: true })
})

const navigation = { accept: 'text/html,application/xhtml+xml' }

test('a page has a nonce of its own in the policy and in the text', async () => {
  const open = () => app.inject({ url: '/', headers: navigation })
  const [first, second] = [await open(), await open()]
  const nonce = /nonce="(.+?)"/.exec(first.body)?.[1] ?? ''
  expect(nonce).toMatch(/^[\w+/]{22}==$/)
  expect(first.body).toBe(`<script nonce="${nonce}"></script><meta content="${nonce}">`)
  expect(first.headers['content-security-policy']).toContain(`script-src 'self' 'nonce-${nonce}'`)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(second.body).not.toContain(nonce)
})

test('any address of the page opens it; missing files and data do not', async () => {
  const status = async (url: string, headers = {}) => (await app.inject({ url, headers })).statusCode
  expect(await status('/patients/0193f1c2-7a5b-7c3d-9e1f-2a4b6c8d0e1f', navigation)).toBe(200)
  expect(await status('/patients/0193f1c2-7a5b-7c3d-9e1f-2a4b6c8d0e1f', { accept: 'application/json' })).toBe(
    404,
  )
  expect(await status('/assets/gone-abc123.js', navigation)).toBe(404)
  expect(await status('/logo.png', navigation)).toBe(404)
  // Not the page: the API, which answers nothing while it has no database.
  expect(await status('/api/nothing', navigation)).toBe(503)
  const head = await app.inject({ method: 'HEAD', url: '/', headers: navigation })
  expect([head.statusCode, head.body]).toEqual([200, ''])
  const post = await app.inject({ method: 'POST', url: '/patients', headers: navigation })
  expect(post.statusCode).toBe(404)
})

test('the raw page, with its placeholder, is never served', async () => {
  const answer = await app.inject({ url: '/index.html', headers: navigation })
  expect(answer.body).not.toContain('__NONCE__')
})

test('a hashed file is served compressed as it was built, for good', async () => {
  const headers = { 'accept-encoding': 'br' }
  const answer = await app.inject({ url: '/assets/main-abc123.js', headers })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'application/javascript; charset=utf-8',
  })
  const plain = await app.inject({ url: '/assets/main-abc123.js' })
  expect(plain.body).toBe(script)
})

test('a file whose name has no hash is asked for again', async () => {
  const { headers } = await app.inject({ url: '/icon.svg' })
  expect(headers['cache-control']).toBe('public, max-age=3600')
})

test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
  'nothing outside the folder is served: %s',
  async (url) => {
    expect((await app.inject({ url })).statusCode).toBeGreaterThanOrEqual(400)
  },
)
