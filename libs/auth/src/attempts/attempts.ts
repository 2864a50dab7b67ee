import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/attempt-count'
import { type Kysely, sql } from 'kysely'
import { deriveKey, keyedHash } from '../keys.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * How often each may be tried before it succeeds, in which time. A device that the account has used before has
 * counters of its own: what strangers do never locks it (OWASP, Slow Down Online Guessing Attacks with Device
 * Cookies). `strangers` is NIST's 100 for one account (SP 800-63B, 3.2.2).
 */
export const ATTEMPT_LIMITS = {
  device: { attempts: 10, windowMs: 15 * MINUTE_MS },
  stranger: { attempts: 10, windowMs: 15 * MINUTE_MS },
  strangers: { attempts: 100, windowMs: DAY_MS },
  address: { attempts: 100, windowMs: 15 * MINUTE_MS },
  recovery: { attempts: 3, windowMs: 60 * MINUTE_MS },
  'recovery-address': { attempts: 30, windowMs: 60 * MINUTE_MS },
  'link-address': { attempts: 30, windowMs: 15 * MINUTE_MS },
} as const satisfies Record<string, { attempts: number; windowMs: number }>

export type AttemptKind = keyof typeof ATTEMPT_LIMITS

/** One counter: what is tried, and by whom or on what. */
export interface Attempt {
  readonly kind: AttemptKind
  readonly of: readonly string[]
}

/** Whether it may be tried now; otherwise in how many seconds. */
export type Admission = { ok: true } | { ok: false; retryAfterS: number }

/** Counters in PostgreSQL, so that any number of processes count together. */
export interface Attempts {
  /** Counts an attempt before it is made, in all counters at once, and says whether it may be made. */
  take(db: Kysely<Database>, attempts: readonly Attempt[], now: Date): Promise<Admission>
  /** Forgets what these counters hold: the attempt succeeded. */
  forget(db: Kysely<Database>, attempts: readonly Attempt[]): Promise<void>
  /** Takes one attempt back in these: it succeeded, and says nothing about the others that they hold. */
  giveBack(db: Kysely<Database>, attempts: readonly Attempt[]): Promise<void>
  /** Those of these counters that let nobody through now; counts nothing. */
  listSpent(db: Kysely<Database>, attempts: readonly Attempt[], now: Date): Promise<readonly Attempt[]>
}

/** @param secret AUTH_SECRET: the table holds keyed hashes, no addresses. */
export function createAttempts(secret: string): Attempts {
  const key = deriveKey(secret, 'attempts')
  const keyOf = ({ kind, of }: Attempt) => keyedHash(key, JSON.stringify([kind, ...of]))
  return {
    async take(db, attempts, now) {
      const counts = await countUp(
        db,
        attempts.map((attempt) => ({ kind: attempt.kind, key: keyOf(attempt) })),
        now,
      )
      const waits = counts
        .filter(({ kind, attempts: made }) => made > ATTEMPT_LIMITS[kind].attempts)
        .map(({ windowEndsAt }) => Math.ceil((windowEndsAt.getTime() - now.getTime()) / 1000))
      return waits.length === 0 ? { ok: true } : { ok: false, retryAfterS: Math.max(1, ...waits) }
    },
    async forget(db, attempts) {
      if (attempts.length === 0) return
      await db.deleteFrom('attemptCount').where('key', 'in', attempts.map(keyOf)).execute()
    },
    async giveBack(db, attempts) {
      if (attempts.length === 0) return
      await db
        .updateTable('attemptCount')
        .set({ attempts: sql`greatest(attempts - 1, 0)` })
        .where('key', 'in', attempts.map(keyOf))
        .execute()
    },
    async listSpent(db, attempts, now) {
      if (attempts.length === 0) return []
      const rows = await db
        .selectFrom('attemptCount')
        .select(['key', 'attempts'])
        .where('key', 'in', attempts.map(keyOf))
        .where('windowEndsAt', '>', now)
        .execute()
      const made = new Map(rows.map((row) => [row.key.toString('hex'), row.attempts]))
      return attempts.filter((attempt) => {
        const count = made.get(keyOf(attempt).toString('hex')) ?? 0
        return count >= ATTEMPT_LIMITS[attempt.kind].attempts
      })
    },
  }
}

/** Clears away what no longer counts. */
export async function deleteOldAttempts(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('attemptCount').where('windowEndsAt', '<', now).execute()
}

interface Count {
  readonly kind: AttemptKind
  readonly attempts: number
  readonly windowEndsAt: Date
}

async function countUp(
  db: Kysely<Database>,
  counters: readonly { kind: AttemptKind; key: Buffer }[],
  now: Date,
): Promise<Count[]> {
  // In one order everywhere: two requests that lock the same rows the other way round would wait for each other.
  const sorted = counters.toSorted((left, right) => Buffer.compare(left.key, right.key))
  const rows = await db
    .insertInto('attemptCount')
    .values(
      sorted.map(({ kind, key }) => ({
        key,
        kind,
        attempts: 1,
        windowEndsAt: new Date(now.getTime() + ATTEMPT_LIMITS[kind].windowMs),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        attempts: sql`case when attempt_count.window_ends_at <= ${now} then 1 else least(attempt_count.attempts, 1000000) + 1 end`,
        windowEndsAt: sql`case when attempt_count.window_ends_at <= ${now} then excluded.window_ends_at else attempt_count.window_ends_at end`,
      }),
    )
    .returning(['key', 'attempts', 'windowEndsAt'])
    .execute()
  return sorted.flatMap(({ kind, key }) => {
    const row = rows.find((one) => one.key.equals(key))
    return row === undefined ? [] : [{ kind, attempts: row.attempts, windowEndsAt: row.windowEndsAt }]
  })
}
