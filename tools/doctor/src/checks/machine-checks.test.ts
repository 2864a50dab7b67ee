import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { findListener } from '../find-listener.ts'
import { makeBrokenClone } from '../testing/broken-clone.ts'
import { browser } from './browser.ts'
import { judgeClock } from './clock.ts'
import { database } from './database.ts'
import { judgeRoom } from './disk.ts'
import { judgeLimits } from './limits.ts'
import { judgeMemory } from './memory.ts'
import { judgeStatus, migrations } from './migrations.ts'

test('room is enough, little, or too little', () => {
  const place = { path: '/', needed: 1, wanted: 5 }
  expect(judgeRoom({ ...place, free: 9 })).toEqual([])
  expect(judgeRoom({ ...place, free: 2 })).toMatchObject([{ state: 'warning', found: '2.0 GiB free in /' }])
  expect(judgeRoom({ ...place, free: 0.5 })).toMatchObject([{ state: 'problem' }])
  expect(judgeRoom({ path: '/dev/shm', needed: 0, wanted: 0.25, free: 0.06 })).toMatchObject([
    { state: 'warning', mend: 'In a container: --shm-size=1g' },
  ])
})

test('memory and limits', () => {
  expect(judgeMemory(8)).toMatchObject({ state: 'ok' })
  expect(judgeMemory(1)).toMatchObject({ state: 'warning' })
  expect(judgeLimits({ files: 256, watches: 8192 })).toMatchObject([
    { mend: expect.stringContaining('ulimit -n') },
    { mend: expect.stringContaining('max_user_watches') },
  ])
  expect(judgeLimits({ files: Number.NaN, watches: Number.POSITIVE_INFINITY })).toMatchObject({ state: 'ok' })
})

test('a clock behind the last commit, and a zone that is none', () => {
  const now = Date.parse('2026-11-21T10:00:00Z')
  expect(judgeClock({ now, newest: now - 1, zone: 'Asia/Riyadh' })).toMatchObject({ state: 'ok' })
  expect(judgeClock({ now, newest: now + 3_600_000, zone: undefined })).toMatchObject([{ state: 'problem' }])
  expect(judgeClock({ now, newest: 0, zone: 'Riyadh' })).toMatchObject([
    { state: 'warning', found: 'TZ is "Riyadh", which is no time zone' },
  ])
  for (const zone of [':/etc/localtime', 'CET-1CEST', 'UTC', ''])
    expect(judgeClock({ now, newest: 0, zone })).toMatchObject({ state: 'ok' })
})

test.skipIf(process.platform === 'win32')('who listens on a port is named', async () => {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const signal = AbortSignal.timeout(5_000)
  const place = { root: '/', env: process.env, uid: 0, signal }
  expect(await findListener(place, port)).toMatchObject({ pid: process.pid })
  server.close()
})

test('a browser that is named and not there is a problem', async () => {
  const clone = makeBrokenClone()
  expect(await clone.look(browser, { env: { CHROMIUM_PATH: '/nowhere/chromium' } })).toMatchObject([
    { state: 'problem', found: 'CHROMIUM_PATH is "/nowhere/chromium", and there is no such file' },
  ])
  clone.remove()
})

test('a database that does not answer is a problem without its password, and its migrations are not asked', async () => {
  const clone = makeBrokenClone()
  const env = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/clinic' }
  const [found] = await clone.look(database, { env })
  expect(found).toMatchObject({
    state: 'problem',
    found: 'the database "clinic" on 127.0.0.1:1 does not answer',
  })
  expect(JSON.stringify(found)).not.toContain('secret')
  expect(await clone.look(migrations, { env })).toMatchObject([{ state: 'ok' }])
  expect(await clone.look(database, { env: {} })).toMatchObject([{ state: 'ok' }])
  clone.remove()
})

test('migrations that are pending or unknown', () => {
  expect(judgeStatus({ pending: [], unknown: [] })).toEqual([])
  expect(judgeStatus({ pending: ['a', 'b', 'c', 'd'], unknown: ['z'] })).toMatchObject([
    { state: 'warning', found: 'a, b, c and 1 more not applied' },
    { state: 'warning', found: 'z in the database, and not in what is checked out' },
  ])
})
