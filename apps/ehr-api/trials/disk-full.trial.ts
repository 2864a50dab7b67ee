import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiProcess, signInAt, startApi } from './api-process.ts'
import { acknowledged, countWhole, newcomer, type Registration, register } from './desks.ts'
import { createTrialClinic, type TrialClinic } from './trial-clinic.ts'

/** Room for an empty cluster with its write-ahead log, and not much more. */
const DISK_MB = 220
const MOST_REGISTRATIONS = 20_000

const disk = mountSmallDisk()

describe.skipIf(disk === undefined)('a full disk (needs the right to mount one)', () => {
  let clinic: TrialClinic
  let api: ApiProcess
  let cookie = ''
  const ballast = join(disk ?? '', 'ballast')
  beforeAll(async () => {
    clinic = await createTrialClinic(join(disk ?? '', 'clinic'))
    api = await startApi(clinic.databaseUrl)
    cookie = await signInAt(api.address)
  })
  afterAll(async () => {
    await api.stop()
    await clinic.stopServer()
    execFileSync('umount', ['--lazy', disk ?? ''])
    rmSync(disk ?? '', { recursive: true })
  })

  test('gives a clean 503, keeps what was acknowledged, and is over once there is room again', async () => {
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes(disk ?? '') - 2 * 1024 * 1024)))
    const ledger: Registration[] = []
    const registerOne = () => register(api.address, cookie, crypto.randomUUID(), newcomer())
    while (ledger.length < MOST_REGISTRATIONS && ledger.at(-1)?.status !== 503) {
      ledger.push(...(await Promise.all(Array.from({ length: 8 }, registerOne))))
    }
    expect(new Set(ledger.map(({ status }) => status))).toEqual(new Set([201, 503]))
    const refused = ledger.find(({ status }) => status === 503)
    expect(JSON.parse(refused?.text ?? '')).toMatchObject({ code: 'NOT_READY' })
    expect(refused?.text).not.toMatch(/space|extend|base\//)

    rmSync(ballast)
    ledger.push(await registerOne())
    expect(ledger.at(-1)?.status).toBe(201)
    const ids = acknowledged(ledger)
    expect(await clinic.withOwner((db) => countWhole(db, ids))).toBe(ids.length)
    expect(api.isRunning).toBe(true)
  })
})

/** A file system of its own in memory; `undefined` where this user may not make one. */
function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ehr-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'none', folder], {
      stdio: 'pipe',
    })
    mkdirSync(join(folder, 'clinic'))
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
