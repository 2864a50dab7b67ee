import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { ConditionTable } from '@ehr/db-migrations/tables/condition'
import { type Selectable, sql } from 'kysely'

export interface ProblemRow extends Selectable<ConditionTable> {
  isActive: boolean
  changedBy: string | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [isActive: boolean, beganAt: string | null, id: string]

export interface ProblemPage {
  after: After | undefined
  limit: number
  status: 'all' | 'active'
  encounterId?: string | undefined
  enteredInError: 'omit' | 'include'
}

const isActive = sql<boolean>`(clinical_status in ('active', 'recurrence', 'relapse')
  and verification_status not in ('refuted', 'entered-in-error'))`

/** When it began or, failing that, when it was noted. */
const beganAt = sql<Date | null>`coalesce(onset_at, recorded_at)`

/** Those without any date come last among their like. */
const sortedAt = sql`coalesce(onset_at, recorded_at, '-infinity')`

/** Problems, active ones first, then the newest; with `after`, those that follow it. */
export function listProblems(db: Db, patientId: string, page: ProblemPage): Promise<ProblemRow[]> {
  const { after, encounterId } = page
  let query = selectProblems(db, patientId)
  if (page.enteredInError === 'omit') query = query.where('verificationStatus', '!=', 'entered-in-error')
  if (page.status === 'active') query = query.where(isActive)
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  if (after !== undefined) {
    const [wasActive, at, id] = after
    query = query.where(
      sql<boolean>`(${isActive}, ${sortedAt}, id) < (${wasActive}, ${at ?? '-infinity'}::timestamptz, ${id})`,
    )
  }
  return query
    .orderBy(isActive, 'desc')
    .orderBy(sortedAt, 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
}

/** Problems with a date, newest first; with `before`, those strictly before that moment. */
export function listProblemsByDate(
  db: Db,
  patientId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ProblemRow[]> {
  let query = selectProblems(db, patientId)
    .where('verificationStatus', '!=', 'entered-in-error')
    .where(beganAt, 'is not', null)
  if (before !== undefined) query = query.where(beganAt, '<', new Date(before))
  return query.orderBy(beganAt, 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** One problem; `undefined` when this patient has no such record. */
export function findProblem(db: Db, patientId: string, id: string): Promise<ProblemRow | undefined> {
  return selectProblems(db, patientId).where('id', '=', id).executeTakeFirst()
}

function selectProblems(db: Db, patientId: string) {
  return db
    .selectFrom('condition')
    .selectAll()
    .select((is) => [
      isActive.as('isActive'),
      is
        .selectFrom('appUser')
        .select('appUser.name')
        .whereRef('appUser.id', '=', 'condition.updatedBy')
        .as('changedBy'),
    ])
    .where('patientId', '=', patientId)
}
