import { unlabelledQueries } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import { type ChainPosition, extendChain, positionAfter, startChain } from './chain/chain.ts'
import { type ChainHead, chainHead } from './chain/chain-head.ts'
import type { AuditEvent } from './event.ts'
import { eventColumns } from './event-columns.ts'
import { insertEvents, insertSealed } from './insert-events.ts'
import { type SealableEvent, sealableEvent } from './sealable-event.ts'
import { createStamps } from './stamp.ts'

/** Writes a process's audit events, and the process's hash chain over them. */
export interface AuditRecorder {
  /** Resolves when the event is committed and sealed. @throws when it could not be: then nothing may be shown. */
  record(event: AuditEvent): Promise<void>
  /** Inserts a write's events in its own transaction; give them to `seal` once that is committed. */
  recordIn(trx: Kysely<Database>, events: readonly AuditEvent[]): Promise<SealableEvent[]>
  /** Seals events that are committed already. A failure is no loss: the next sweep finds them. */
  seal(events: readonly SealableEvent[]): Promise<void>
  /** How far the chain is; `undefined` while it has no link. */
  head(): ChainHead | undefined
  /** Waits for what is under way, then refuses further events. */
  close(): Promise<void>
}

export interface AuditRecorderOptions {
  /** Most events in one insert. */
  readonly maxBatch?: number
  /** Most events that may wait; further ones are refused, so that a slow database cannot fill the memory. */
  readonly maxWaiting?: number
  readonly clock?: () => Date
}

interface Waiting {
  readonly event: SealableEvent
  /** Whether it is in the database already, and lacks a seal only. */
  readonly isStored: boolean
  resolve(): void
  reject(reason: unknown): void
}

/**
 * Records durably at a fraction of an insert each: the events of concurrent requests are collected while the previous
 * insert is under way, then go in one statement with the seal over them. An insert that fails fails all its events,
 * and ends the chain: whether its seal was committed is not known then, so that the next one begins another.
 */
export function createAuditRecorder(
  db: Kysely<Database>,
  { maxBatch = 500, maxWaiting = 10_000, clock = () => new Date() }: AuditRecorderOptions = {},
): AuditRecorder {
  const nextStamp = createStamps(clock)
  const toSealable = (event: AuditEvent) => sealableEvent(eventColumns(event, nextStamp()))
  let position = startChain()
  let waiting: Waiting[] = []
  let writing: Promise<void> | undefined
  let isClosed = false

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatch)
      waiting = waiting.slice(maxBatch)
      position = await writeBatch(db, position, batch)
    }
    writing = undefined
  }

  function enqueue(event: SealableEvent, isStored: boolean): Promise<void> {
    if (isClosed) return Promise.reject(new Error('audit: an event came after the recorder closed.'))
    if (waiting.length >= maxWaiting) return Promise.reject(new Error(tooMany(maxWaiting)))
    return new Promise((resolve, reject) => {
      waiting.push({ event, isStored, resolve, reject })
      // A batch holds the records of many requests: it is nobody's statement.
      writing ??= unlabelledQueries(writeWaiting)
    })
  }

  return {
    record: async (event) => await enqueue(toSealable(event), false),
    async recordIn(trx, events) {
      const sealable = events.map(toSealable)
      await insertEvents(trx, sealable)
      return sealable
    },
    async seal(events) {
      await Promise.all(events.map((event) => enqueue(event, true)))
    },
    head: () => (position.sequence === 0 ? undefined : chainHead(position, clock())),
    async close() {
      isClosed = true
      await writing
    },
  }
}

/** Writes a batch and answers where the chain is then. */
async function writeBatch(
  db: Kysely<Database>,
  position: ChainPosition,
  batch: readonly Waiting[],
): Promise<ChainPosition> {
  const unstored = batch.filter(({ isStored }) => !isStored).map(({ event }) => event)
  const seal = extendChain(
    position,
    batch.map(({ event }) => event),
  )
  try {
    await insertSealed(db, unstored, seal)
    for (const { resolve } of batch) resolve()
    return positionAfter(seal)
  } catch (cause) {
    const error = new Error(`audit: ${batch.length} record(s) could not be written.`, { cause })
    for (const { reject } of batch) reject(error)
    return startChain()
  }
}

function tooMany(maxWaiting: number): string {
  return `audit: ${maxWaiting} records wait to be written; the database does not keep up.`
}
