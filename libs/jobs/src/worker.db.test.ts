import { createPool } from '@ehr/db'
import { useTestDatabase } from '@ehr/db/testing'
import type { Job, Services } from '@ehr/http'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { defineJob } from './define-job.ts'
import { createJobQueue } from './job-queue.ts'
import { JOB_SCHEMA } from './schema.ts'
import { createWorker, type WorkerOptions } from './worker.ts'

const { db, ownerDb, url } = await useTestDatabase()
const pool = createPool({ connectionString: url, maxConnections: 4 })
const queue = createJobQueue()
// These jobs use no other service.
const services = { jobs: queue } as Services
afterAll(() => pool.end())

test('a job runs with the data that it was queued with', async () => {
  const seen = Promise.withResolvers<number>()
  const job = defineJob({
    name: 'test.data',
    data: z.object({ number: z.number() }),
    run: async (_, { number }) => seen.resolve(number),
  })
  await queue.queue(db, job, { number: 7 })
  await working([job], async () => expect(await seen.promise).toBe(7))
})

test('a job of a transaction that is rolled back does not exist', async () => {
  const job = defineJob({ name: 'test.undone', data: z.object({}), run: async () => undefined })
  const undone = db.transaction().execute(async (trx) => {
    await queue.queue(trx, job, {})
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await queue.queue(db, job, {})
  expect(await countJobs('test.undone')).toBe(1)
})

test('data that does not fit is refused before it is queued', async () => {
  const job = defineJob({ name: 'test.misfit', data: z.object({ id: z.uuid() }), run: async () => undefined })
  await expect(queue.queue(db, job, { id: 'x' })).rejects.toThrow()
  expect(await countJobs('test.misfit')).toBe(0)
})

test('what fails is logged, waits for another try, and leaves no word of its error in the table', async () => {
  const lines: object[] = []
  const failed = Promise.withResolvers<void>()
  const job = defineJob({
    name: 'test.failing',
    data: z.object({}),
    run: async () => {
      throw new Error('the secret of Zanzibarova')
    },
  })
  await queue.queue(db, job, {})
  const log = {
    info: () => undefined,
    error: (facts: object) => {
      lines.push(facts)
      failed.resolve()
    },
  }
  await working([job], () => failed.promise, { log })
  expect(lines).toMatchObject([{ job: 'test.failing', jobId: expect.any(String), err: expect.any(Error) }])
  const { rows } = await sql<{ state: string; output: unknown }>`
    select state, output from job_queue.job where name = 'test.failing'`.execute(db)
  expect(rows[0]?.state).toBe('retry')
  expect(JSON.stringify(rows)).not.toContain('Zanzibarova')
})

test('a schedule that this release does not have goes', async () => {
  const old: Job = { name: 'test.old', schedule: '0 3 * * *', run: async () => undefined }
  const kept: Job = { name: 'test.kept', schedule: '0 4 * * *', run: async () => undefined }
  await working([old, kept], async () => undefined)
  await working([kept], async () => undefined)
  const { rows } = await sql`select name, cron, timezone from job_queue.schedule`.execute(db)
  expect(rows).toEqual([{ name: 'test.kept', cron: '0 4 * * *', timezone: 'UTC' }])
})

test('the upkeep of pg-boss itself needs no more rights than the application has', async () => {
  const { createBoss } = await import('./boss.ts')
  const errors: object[] = []
  const boss = await createBoss(pool, { info: () => undefined, error: (facts) => errors.push(facts) })
  await boss.start()
  const job = defineJob({ name: 'test.kept-up', data: z.object({}), run: async () => undefined })
  await queue.queue(db, job, {})
  await sql`update job_queue.queue set monitor_on = null, maintain_on = null`.execute(ownerDb)
  await boss.supervise()
  await boss.stop({ graceful: false, close: false })
  expect(errors).toEqual([])
})

test('stopping waits for the job under way', async () => {
  const started = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  let isDone = false
  const job: Job = {
    name: 'test.slow',
    run: async () => {
      started.resolve()
      await release.promise
      isDone = true
    },
  }
  const defined = defineJob({ ...job, data: z.object({}) })
  await queue.queue(db, defined, {})
  const worker = createWorker({ db, services, pool, jobs: [job], log: SILENT, pollSeconds: 0.5 })
  await worker.start()
  await started.promise
  const stopped = worker.stop()
  release.resolve()
  await stopped
  expect(isDone).toBe(true)
})

test('the tables are those of the installed pg-boss', async () => {
  const { PgBoss } = await import('pg-boss')
  const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) }
  const boss = new PgBoss({ db, schema: JOB_SCHEMA, migrate: false })
  const report = await boss.detectSchemaDrift()
  expect(report).toMatchObject({ ok: true })
})

test('two jobs of one name are refused', () => {
  const job: Job = { name: 'test.twin', run: async () => undefined }
  const options = { db, services, pool, jobs: [job, job], log: SILENT }
  expect(() => createWorker(options)).toThrow('Two jobs are called "test.twin"')
})

const SILENT = { info: () => undefined, error: () => undefined }

async function working(
  jobs: readonly Job[],
  run: () => Promise<unknown>,
  options: Partial<WorkerOptions> = {},
): Promise<void> {
  const worker = createWorker({ db, services, pool, jobs, log: SILENT, pollSeconds: 0.5, ...options })
  await worker.start()
  try {
    await run()
  } finally {
    await worker.stop()
  }
}

async function countJobs(name: string): Promise<number> {
  const { rows } = await sql`select from job_queue.job where name = ${name}`.execute(db)
  return rows.length
}
