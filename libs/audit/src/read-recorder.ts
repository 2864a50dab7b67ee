import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { AuditEvent } from './event.ts'
import { insertEvents } from './record.ts'

export interface ReadRecorder {
  /** Resolves when the event is committed. @throws when it could not be: then nothing may be shown. */
  record(event: AuditEvent): Promise<void>
  /** Waits for what is under way, then refuses further events. */
  close(): Promise<void>
}

export interface ReadRecorderOptions {
  /** Most events in one insert. PostgreSQL takes 65,535 values a statement, an event has 15. */
  readonly maxBatch?: number
  /** Most events that may wait; further ones are refused, so that a slow database cannot fill the memory. */
  readonly maxWaiting?: number
}

interface Waiting {
  event: AuditEvent
  resolve: () => void
  reject: (reason: unknown) => void
}

/**
 * Records reads durably at a fraction of an insert each: the events of concurrent requests are collected while
 * the previous insert is under way, and then go in one statement. An insert that fails fails all its events.
 */
export function createReadRecorder(
  db: Kysely<Database>,
  { maxBatch = 500, maxWaiting = 10_000 }: ReadRecorderOptions = {},
): ReadRecorder {
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  let isClosed = false

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch)
      waiting = waiting.slice(maxBatch)
      await writeBatch(db, batch)
    }
    writing = undefined
  }

  return {
    record(event) {
      if (isClosed)
        return Promise.reject(new Error(`audit: ${event.operation} came after the recorder closed.`))
      if (waiting.length >= maxWaiting) return Promise.reject(new Error(tooMany(maxWaiting)))
      return new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject })
        writing ??= writeWaiting()
      })
    },
    async close() {
      isClosed = true
      await writing
    },
  }
}

async function writeBatch(db: Kysely<Database>, batch: readonly Waiting[]): Promise<void> {
  try {
    await insertEvents(
      db,
      batch.map(({ event }) => event),
    )
    for (const { resolve } of batch) resolve()
  } catch (cause) {
    const error = new Error(`audit: ${batch.length} record(s) could not be written.`, { cause })
    for (const { reject } of batch) reject(error)
  }
}

function tooMany(maxWaiting: number): string {
  return `audit: ${maxWaiting} records wait to be written; the database does not keep up.`
}
