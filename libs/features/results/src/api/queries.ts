import type { Db } from '@ehr/db'
import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/result-review'
import { type Selectable, sql } from 'kysely'

export interface ResultRow extends Selectable<ObservationTable> {
  /** Somebody has seen it as it is now. */
  isSeen: boolean
}

/** Which results are meant. */
export interface ResultFilter {
  enteredInError: 'omit' | 'include'
  encounterId?: string | undefined
  /** Strictly before this moment. */
  before?: Date | undefined
}

/** Whether there is such a patient. */
export async function hasPatient(db: Db, patientId: string): Promise<boolean> {
  const row = await db.selectFrom('patient').select('id').where('id', '=', patientId).executeTakeFirst()
  return row !== undefined
}

/** Moments at which samples were taken, newest first; with `after`, those that follow it. */
export async function listMoments(
  db: Db,
  patientId: string,
  page: ResultFilter & { after: Date | undefined; limit: number },
): Promise<Date[]> {
  const { after, limit, ...filter } = page
  let query = selectResults(db, patientId, filter).select('effectiveAt').distinct()
  if (after !== undefined) query = query.where('effectiveAt', '<', after)
  const rows = await query.orderBy('effectiveAt', 'desc').limit(limit).execute()
  return rows.map((row) => row.effectiveAt)
}

/** All results from one moment to another, both included. */
export function listResults(
  db: Db,
  patientId: string,
  { from, to, ...filter }: ResultFilter & { from: Date; to: Date },
): Promise<ResultRow[]> {
  return selectResults(db, patientId, filter)
    .selectAll()
    .select(isSeen)
    .where('effectiveAt', '>=', from)
    .where('effectiveAt', '<=', to)
    .orderBy('effectiveAt', 'desc')
    .orderBy('id')
    .execute()
}

/** One result; `undefined` when this patient has no such record. */
export function findResult(db: Db, patientId: string, id: string): Promise<ResultRow | undefined> {
  return selectResults(db, patientId, { enteredInError: 'include' })
    .selectAll()
    .select(isSeen)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What orders a trend, of the last row of the page before. */
export type After = readonly [effectiveAt: string, id: string]

/** The results of one test, newest first; with `after`, those that follow it. */
export function listResultsOfTest(
  db: Db,
  patientId: string,
  page: { codeSystem: string; code: string; after: After | undefined; limit: number },
): Promise<ResultRow[]> {
  const { codeSystem, code, after, limit } = page
  let query = selectResults(db, patientId, { enteredInError: 'omit' })
    .selectAll()
    .select(isSeen)
    .where('codeSystem', '=', codeSystem)
    .where('code', '=', code)
  if (after !== undefined) {
    const [effectiveAt, id] = after
    query = query.where((is) =>
      is(is.refTuple('effectiveAt', 'id'), '<', is.tuple(new Date(effectiveAt), id)),
    )
  }
  return query.orderBy('effectiveAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

const isSeen = sql<boolean>`exists (
  select from result_review
  where result_review.observation_id = observation.id
    and result_review.observation_version = observation.version
)`.as('isSeen')

function selectResults(db: Db, patientId: string, filter: ResultFilter) {
  const { enteredInError, encounterId, before } = filter
  let query = db
    .selectFrom('observation')
    .where('patientId', '=', patientId)
    .where('category', '=', 'laboratory')
  if (enteredInError === 'omit') query = query.where('status', '!=', 'entered-in-error')
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  if (before !== undefined) query = query.where('effectiveAt', '<', before)
  return query
}
