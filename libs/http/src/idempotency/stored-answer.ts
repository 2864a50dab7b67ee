import { PROBLEMS } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/idempotency-key'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod/mini'
import { AppError } from '../app-error.ts'
import type { Answer } from '../request/answer.ts'
import type { NotedFacts } from '../request/audit-trail.ts'

/** Which create this is: a person's key, and what was asked with it. */
export interface CreateKey {
  readonly userId: string
  readonly key: string
  readonly operation: string
  readonly hash: Buffer
}

/** A create that was answered before. */
export interface StoredAnswer {
  readonly answer: Answer
  readonly facts: NotedFacts
}

const stored = z.object({
  body: z.optional(z.unknown()),
  facts: z.object({
    patients: z.array(z.string()),
    records: z.array(z.object({ type: z.string(), id: z.string(), version: z.optional(z.number()) })),
  }),
})

/**
 * Finds the answer that this create got before, after any other request with the same key is done.
 *
 * @param trx of the request: the key stays locked until it ends.
 * @throws AppError IDEMPOTENCY_KEY_REUSED when the key was used to ask for something else.
 */
export async function findStoredAnswer(
  trx: Kysely<Database>,
  { userId, key, operation, hash }: CreateKey,
): Promise<StoredAnswer | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0))`.execute(trx)
  const row = await trx
    .selectFrom('idempotencyKey')
    .select(['operation', 'requestHash', 'status', 'answer'])
    .where('userId', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.operation !== operation || !hash.equals(row.requestHash)) {
    throw new AppError(PROBLEMS.idempotencyKeyReused)
  }
  const { body, facts } = z.parse(stored, row.answer)
  return { answer: { status: row.status, body }, facts: withVersions(facts) }
}

/** Keeps the answer for repetitions of the same request, in the transaction that made the record. */
export async function storeAnswer(
  trx: Kysely<Database>,
  { userId, key, operation, hash }: CreateKey,
  { answer, facts }: StoredAnswer,
): Promise<void> {
  await trx
    .insertInto('idempotencyKey')
    .values({
      userId,
      key,
      operation,
      requestHash: hash,
      status: answer.status,
      answer: JSON.stringify({ body: answer.body, facts }),
    })
    .execute()
}

function withVersions({ patients, records }: z.output<typeof stored>['facts']): NotedFacts {
  return { patients, records: records.map(({ type, id, version }) => ({ type, id, version })) }
}
