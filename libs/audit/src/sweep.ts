import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/audit-seal'
import type { Kysely } from 'kysely'
import type { AuditRecorder } from './audit-recorder.ts'
import { sealableEvent } from './sealable-event.ts'
import { listUnsealed } from './stored-events.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** How long a process has to seal its own: a transaction's events are older than its end. */
const OWN_MS = MINUTE_MS
/** No transaction of a request or of an import's batch lasts longer. */
const OVERLAP_MS = HOUR_MS
const PAGE = 500

export interface Sweeper {
  /** Seals what processes that ended left unsealed. @returns how many events. */
  sweep(now: Date): Promise<number>
}

/**
 * Seals events whose process was killed between their commit and their seal, and those of commands. Looks back to an
 * hour before the newest seal, then before its own last run: what was slipped in further back stays unsealed, which
 * `audit verify` reports. Two processes that sweep at once seal an event twice, which harms nothing.
 */
export function createSweeper(db: Kysely<Database>, recorder: Pick<AuditRecorder, 'seal'>): Sweeper {
  let swept: Date | undefined
  return {
    async sweep(now) {
      const since = swept ?? (await newestSeal(db))
      const from = since === undefined ? undefined : new Date(since.getTime() - OVERLAP_MS).toISOString()
      const before = new Date(now.getTime() - OWN_MS)
      let sealed = 0
      for (;;) {
        const events = await listUnsealed(db, { from, before: before.toISOString(), limit: PAGE })
        await recorder.seal(events.map(sealableEvent))
        sealed += events.length
        if (events.length < PAGE) break
      }
      swept = before
      return sealed
    },
  }
}

async function newestSeal(db: Kysely<Database>): Promise<Date | undefined> {
  const row = await db
    .selectFrom('auditSeal')
    .select('sealedAt')
    .orderBy('sealedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sealedAt
}
