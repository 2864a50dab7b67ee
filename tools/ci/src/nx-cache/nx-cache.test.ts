import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWorkspace } from '../testing/workspace.ts'
import { NX_CACHE_FOLDER, serveNxCache } from './index.ts'
import { createNxCacheServer, forgetOld } from './server.ts'

// Nx itself runs three times.
vi.setConfig({ testTimeout: 120_000 })

const TOKEN = 'token-of-the-test'
let folder: string
let server: Server
let url: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nx-cache-'))
  server = createNxCacheServer({ folder, token: TOKEN })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

function ask(method: string, hash: string, body?: string, token = TOKEN) {
  const headers = { authorization: `Bearer ${token}` }
  return fetch(`${url}/v1/cache/${hash}`, { method, headers, ...(body !== undefined && { body }) })
}

test('keeps what it is given once, for whoever has the token', async () => {
  expect((await ask('GET', '123')).status).toBe(404)
  expect((await ask('PUT', '123', 'computed')).status).toBe(200)
  expect((await ask('PUT', '123', 'other')).status).toBe(409)
  expect(await (await ask('GET', '123')).text()).toBe('computed')
  expect((await ask('GET', '123', undefined, 'wrong')).status).toBe(401)
  expect((await ask('GET', '..%2Fpasswd')).status).toBe(404)
})

test('the steps of a pipeline that follow find the server by their variables', async () => {
  const env = { ...process.env, GITHUB_ENV: join(folder, 'env') }
  const said = await serveNxCache({ root: folder, env })
  const [, pid = ''] = /by process (\d+)\.$/.exec(said) ?? []
  try {
    const variables = Object.fromEntries(
      readFileSync(env.GITHUB_ENV, 'utf8')
        .split('\n')
        .map((line) => line.split('=')),
    )
    const token = String(variables.NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN)
    url = String(variables.NX_SELF_HOSTED_REMOTE_CACHE_SERVER)
    expect((await ask('PUT', '7', 'computed', token)).status).toBe(200)
    expect(readFileSync(join(folder, NX_CACHE_FOLDER, '7'), 'utf8')).toBe('computed')
    expect(said).toContain(`::add-mask::${token}`)
  } finally {
    process.kill(Number(pid))
  }
})

test('forgets what nobody fetched for a week', async () => {
  writeFileSync(join(folder, 'old'), '')
  writeFileSync(join(folder, 'new'), '')
  utimesSync(join(folder, 'old'), new Date('2026-11-01'), new Date('2026-11-01'))
  utimesSync(join(folder, 'new'), new Date('2026-11-14'), new Date('2026-11-14'))
  await forgetOld(folder, new Date('2026-11-20'))
  expect(readdirSync(folder)).toEqual(['new'])
})

test('what Nx computed in one clone it does not compute in another', async () => {
  const [one, other] = [createWorkspace(), createWorkspace()]
  const nx = { neverConnectToCloud: true, analytics: false, targetDefaults: { lint: { cache: true } } }
  for (const each of [one, other]) each.write({ 'nx.json': JSON.stringify(nx) })
  try {
    const first = await runNx(one.root)
    expect(first, first).toContain('Successfully ran target lint')
    expect(readFileSync(join(one.root, 'runs'), 'utf8')).toContain('lib:lint')
    expect(readdirSync(folder)).toHaveLength(1)
    const second = await runNx(other.root)
    expect(second, second).toMatch(/remote cache|1 out of 1 tasks/)
    expect(existsSync(join(other.root, 'runs'))).toBe(false)
  } finally {
    one.remove()
    other.remove()
  }
})

async function runNx(root: string): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run', 'lib:lint'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ NX_DAEMON: 'false', NX_TUI: 'false' },
      ...{ NX_SELF_HOSTED_REMOTE_CACHE_SERVER: url, NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN },
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  await new Promise((resolve) => child.once('close', resolve))
  return stripVTControlCharacters(said)
}
