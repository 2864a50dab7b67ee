import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuditRecorder, recordWrite, verifyTrail } from '@ehr/audit'
import { useTestDatabase } from '@ehr/db/testing'
import { createLogs } from '@ehr/observability/api'
import fastify from 'fastify'
import { afterAll, expect, test, vi } from 'vitest'
import { auditChain } from './audit-chain.ts'

const { db, ownerDb } = await useTestDatabase()
const folder = await mkdtemp(join(tmpdir(), 'ehr-heads-'))
afterAll(() => rm(folder, { recursive: true }))

const READ = { action: 'read', outcome: 'success', operation: 'test.read' } as const

async function start(headFile: string, headMs?: number) {
  const lines: string[] = []
  const logs = createLogs({
    level: 'info',
    release: 'test',
    destination: { write: (line) => lines.push(line) },
  })
  const recorder = createAuditRecorder(db)
  const app = fastify()
  await app.register(auditChain, {
    db,
    recorder,
    logs,
    headFile,
    ...(headMs === undefined ? {} : { headMs }),
  })
  return { app, recorder, lines }
}

test('the head of the chain is in the log and in the file, at intervals while it grows, and at the end', async () => {
  const headFile = join(folder, `${randomUUID()}.jsonl`)
  const { app, recorder, lines } = await start(headFile, 5)
  await recorder.record(READ)
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  const first = recorder.head()
  await recorder.record(READ)
  await app.close()
  const heads = (await readFile(headFile, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(heads.map(({ sequence, hash }) => [sequence, hash])).toEqual([
    [1, first?.hash],
    [2, recorder.head()?.hash],
  ])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { kind: 'audit', chainHead: { sequence: 1 } },
    { kind: 'audit', chainHead: { sequence: 2 } },
  ])
})

test('the heads of a log prove the trail', async () => {
  const headFile = join(folder, `${randomUUID()}.jsonl`)
  const { app, recorder } = await start(headFile)
  await recorder.record(READ)
  await app.close()
  const findings: unknown[] = []
  const summary = await verifyTrail(ownerDb, {
    headFiles: [headFile],
    onFinding: (one) => findings.push(one),
  })
  expect(findings).toEqual([])
  expect(summary.headsMatched).toBe(1)
})

test('what a command recorded is sealed after a start', async () => {
  await db
    .transaction()
    .execute((trx) => recordWrite(trx, { ...READ, action: 'create', operation: 'test.command' }))
  vi.useFakeTimers({ now: Date.now() + 120_000, toFake: ['Date'] })
  const { app, recorder } = await start(join(folder, 'swept.jsonl'))
  await app.listen({ port: 0, host: '127.0.0.1' })
  await vi.waitFor(() => expect(recorder.head()?.sequence).toBeGreaterThan(0))
  await app.close()
  vi.useRealTimers()
})
