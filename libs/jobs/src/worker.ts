import type { Job, JobContext } from '@ehr/http'
import type { PgBoss } from 'pg-boss'
import { createBoss, type Pool } from './boss.ts'
import { queueOptions } from './queue-options.ts'

/** The log lines that a worker writes; pino's loggers fit. */
export interface WorkerLog {
  info(facts: object, text: string): void
  error(facts: object, text: string): void
}

export interface WorkerOptions extends Pick<JobContext, 'db' | 'services'> {
  /** Connections of the worker's own: a failed statement of pg-boss ends its connection. At least two. */
  readonly pool: Pool
  readonly jobs: readonly Job[]
  readonly log: WorkerLog
  readonly now?: () => Date
  /** How often a queue is looked into. */
  readonly pollSeconds?: number
  /** How long to wait before trying to start again. */
  readonly retryMs?: number
}

/** Takes jobs out of the queues and runs them. */
export interface Worker {
  /** Resolves once the queues are looked into; tries on while the database is not there. Never rejects. */
  start(): Promise<void>
  /** Takes no further job and waits for those under way, at most `graceMs`; then they are left to another worker. */
  stop(graceMs?: number): Promise<void>
}

/** @throws when two jobs have one name. */
export function createWorker(options: WorkerOptions): Worker {
  assertDistinct(options.jobs)
  const { log, pool, retryMs = 5_000 } = options
  const stopping = new AbortController()
  let boss: PgBoss | undefined
  let starting: Promise<void> | undefined

  async function startUntilItWorks(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        boss = await createBoss(pool, log)
        await beginWork(boss, options)
        log.info({ jobs: options.jobs.length }, 'looking for jobs')
        return
      } catch (error) {
        log.error({ err: error, retryMs }, 'jobs cannot be run yet')
        await boss?.stop({ graceful: false, close: false }).catch(() => undefined)
        await wait(retryMs, stopping.signal)
      }
    }
  }

  return {
    start() {
      starting ??= startUntilItWorks()
      return starting
    },
    async stop(graceMs = 10_000) {
      stopping.abort()
      await starting
      await boss?.stop({ graceful: true, close: false, timeout: graceMs })
    },
  }
}

async function beginWork(boss: PgBoss, options: WorkerOptions): Promise<void> {
  await boss.start()
  for (const job of options.jobs) {
    await boss.createQueue(job.name, queueOptions(job))
    await boss.updateQueue(job.name, withoutPolicy(queueOptions(job)))
  }
  await planSchedules(boss, options.jobs)
  for (const job of options.jobs) {
    const polling = { pollingIntervalSeconds: options.pollSeconds ?? (job.schedule === undefined ? 2 : 20) }
    await boss.work(job.name, polling, async (taken) => {
      for (const { id, data, signal } of taken) await runJob(job, { id, data, signal }, options)
    })
  }
}

/** Makes the schedules those of this release: what a former release scheduled and this one does not, goes. */
async function planSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const scheduled = jobs.filter((job) => job.schedule !== undefined)
  for (const { name } of await boss.getSchedules()) {
    if (!scheduled.some((job) => job.name === name)) await boss.unschedule(name)
  }
  for (const { name, schedule } of scheduled) {
    if (schedule !== undefined) await boss.schedule(name, schedule, null, { tz: 'UTC', missed: 'once' })
  }
}

interface Taken {
  readonly id: string
  readonly data: unknown
  readonly signal: AbortSignal
}

async function runJob(job: Job, { id, data, signal }: Taken, options: WorkerOptions): Promise<void> {
  const { db, services, log, now = () => new Date() } = options
  const started = performance.now()
  const facts = () => ({ job: job.name, jobId: id, ms: Math.round(performance.now() - started) })
  try {
    await job.run({ db, services, now: now(), signal }, data)
    log.info(facts(), 'job done')
  } catch (error) {
    log.error({ ...facts(), err: error }, 'job failed')
    // pg-boss keeps what is thrown beside the job: the log has it, cleared of values.
    throw new Error(`${job.name} failed; the log has why, by this job's id.`)
  }
}

function withoutPolicy({ policy: _, ...options }: ReturnType<typeof queueOptions>) {
  return options
}

function assertDistinct(jobs: readonly Job[]): void {
  const names = jobs.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`Two jobs are called "${twice}": rename one of them.`)
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
