import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/result-review'
import { sql } from 'kysely'
import type { ResultRow } from '../queries.ts'

/** A sample of a patient; the results of it are shown and seen together. */
export interface Sample {
  patientId: string
  effectiveAt: Date
}

export interface UnseenPage {
  since: Date
  /** Only of patients who had a visit with this practitioner after `visitsSince`. */
  of: { practitionerId: string; visitsSince: Date } | undefined
  after: Sample | undefined
  limit: number
}

/*
 * Abnormal, and the laboratory stands by it. Word for word the condition of the index observation_abnormal:
 * written otherwise, PostgreSQL would read the results of all patients.
 */
const isAbnormal = sql<boolean>`observation.category = 'laboratory'
  and observation.status in ('final', 'amended', 'corrected')
  and (observation.interpretation <> 'N'
    or (observation.interpretation is null
      and (observation.value_quantity < observation.reference_low
        or observation.value_quantity > observation.reference_high)))`

const isSeen = sql<boolean>`exists (
  select from result_review
  where result_review.observation_id = observation.id
    and result_review.observation_version = observation.version
)`

/** Samples with abnormal results that nobody has seen, the newest first. */
export function listUnseenSamples(db: Db, { since, of, after, limit }: UnseenPage): Promise<Sample[]> {
  let query = db
    .selectFrom('observation')
    .select(['patientId', 'effectiveAt'])
    .distinct()
    .where(isAbnormal)
    .where('effectiveAt', '>', since)
    .where(sql<boolean>`not ${isSeen}`)
  if (of !== undefined) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('encounter')
          .select('encounter.id')
          .whereRef('encounter.patientId', '=', 'observation.patientId')
          .where('encounter.practitionerId', '=', of.practitionerId)
          .where('encounter.startedAt', '>', of.visitsSince),
      ),
    )
  }
  if (after !== undefined) {
    query = query.where((is) =>
      is(is.refTuple('effectiveAt', 'patientId'), '<', is.tuple(after.effectiveAt, after.patientId)),
    )
  }
  return query.orderBy('effectiveAt', 'desc').orderBy('patientId', 'desc').limit(limit).execute()
}

/** The abnormal results of these samples that nobody has seen. */
export async function listUnseenResults(db: Db, samples: readonly Sample[]): Promise<ResultRow[]> {
  if (samples.length === 0) return []
  return await db
    .selectFrom('observation')
    .selectAll()
    .select(sql<boolean>`false`.as('isSeen'))
    .where(isAbnormal)
    .where(sql<boolean>`not ${isSeen}`)
    .where((is) => is.or(samples.map(({ patientId, effectiveAt }) => is.and({ patientId, effectiveAt }))))
    .execute()
}

/** The laboratory results of a patient with these ids, locked so that none is corrected meanwhile. */
export function lockResults(
  db: Db,
  patientId: string,
  ids: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('observation')
    .select(['id', 'version'])
    .where('patientId', '=', patientId)
    .where('category', '=', 'laboratory')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export interface Review {
  patientId: string
  observationId: string
  observationVersion: number
  seenBy: string
  seenAt: Date
}

/** Notes who has seen what; what the same person has seen before stays as it is. */
export async function insertReviews(db: Db, reviews: readonly Review[]): Promise<void> {
  await db
    .insertInto('resultReview')
    .values([...reviews])
    .onConflict((conflict) => conflict.columns(['observationId', 'observationVersion', 'seenBy']).doNothing())
    .execute()
}

/** The marks of a person on these results, in the versions given. */
export function listOwnReviews(
  db: Db,
  seenBy: string,
  results: readonly { id: string; version: number }[],
): Promise<{ id: string }[]> {
  return db
    .selectFrom('resultReview')
    .select('id')
    .where('seenBy', '=', seenBy)
    .where((is) =>
      is.or(results.map(({ id, version }) => is.and({ observationId: id, observationVersion: version }))),
    )
    .execute()
}

/** Who has seen a version of a result, the first one first. */
export function listReviews(
  db: Db,
  observationId: string,
  version: number,
): Promise<{ by: string; at: Date }[]> {
  return db
    .selectFrom('resultReview')
    .innerJoin('appUser', 'appUser.id', 'resultReview.seenBy')
    .select(['appUser.name as by', 'resultReview.seenAt as at'])
    .where('observationId', '=', observationId)
    .where('observationVersion', '=', version)
    .orderBy('seenAt')
    .orderBy('resultReview.id')
    .execute()
}

/** Whom an account treats patients as. */
export async function findPractitionerOf(db: Db, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('appUser')
    .select('practitionerId')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.practitionerId ?? undefined
}
