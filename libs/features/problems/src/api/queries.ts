import { type Db, standingQuery } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { ConditionTable } from '@ehr/db-migrations/tables/condition'
import type {} from '@ehr/db-migrations/tables/encounter'
import type {} from '@ehr/db-migrations/tables/installation'
import {
  type ExpressionBuilder,
  type Insertable,
  type RawBuilder,
  type Selectable,
  sql,
  type Updateable,
} from 'kysely'

export interface ProblemRow extends Selectable<ConditionTable> {
  isActive: boolean
  /** Days of the moments, by the clinic's clock. */
  onsetDay: string | null
  abatedDay: string | null
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
  const { after, encounterId, ...filter } = page
  if (after === undefined && encounterId === undefined) {
    return firstProblems[filter.status][filter.enteredInError](db, patientId, filter.limit)
  }
  let query = selectPage(db, patientId, filter)
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  if (after !== undefined) {
    const [wasActive, at, id] = after
    query = query.where(
      sql<boolean>`(${isActive}, ${sortedAt}, id) < (${wasActive}, ${at ?? '-infinity'}::timestamptz, ${id})`,
    )
  }
  return query.execute()
}

type Filter = Pick<ProblemPage, 'limit' | 'status' | 'enteredInError'>

/** What every look at a chart asks. */
const firstProblems = {
  all: { omit: standingPage('all', 'omit'), include: standingPage('all', 'include') },
  active: { omit: standingPage('active', 'omit'), include: standingPage('active', 'include') },
}

function standingPage(status: Filter['status'], enteredInError: Filter['enteredInError']) {
  return standingQuery((db, patientId: string, limit: number) =>
    selectPage(db, patientId, { limit, status, enteredInError }),
  )
}

function selectPage(db: Db, patientId: string, { limit, status, enteredInError }: Filter) {
  return selectProblems(db, patientId)
    .$if(enteredInError === 'omit', (query) => query.where('verificationStatus', '!=', 'entered-in-error'))
    .$if(status === 'active', (query) => query.where(isActive))
    .orderBy(isActive, 'desc')
    .orderBy(sortedAt, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
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

/** Makes a row; the id and version are PostgreSQL's. */
export function insertProblem(db: Db, row: Insertable<ConditionTable>): Promise<ProblemRow> {
  return db.insertInto('condition').values(row).returningAll().returning(derived).executeTakeFirstOrThrow()
}

/** Changes a row that is still at `version`; `undefined` when somebody was faster. */
export function updateProblem(
  db: Db,
  { patientId, id, version }: { patientId: string; id: string; version: number },
  change: Updateable<ConditionTable>,
): Promise<ProblemRow | undefined> {
  return db
    .updateTable('condition')
    .set(change)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .returning(derived)
    .executeTakeFirst()
}

/** Whether the patient has an active problem of this code. */
export async function hasActiveProblem(
  db: Db,
  patientId: string,
  { system, code }: { system: string; code: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('condition')
    .select('id')
    .where('patientId', '=', patientId)
    .where('codeSystem', '=', system)
    .where('code', '=', code)
    .where(isActive)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether it is the patient's: nobody's record points into the record of another. */
export async function hasEncounter(db: Db, patientId: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('encounter')
    .select('id')
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** The day that it is at the clinic. */
export async function getToday(db: Db, now: Date): Promise<string> {
  const { rows } = await sql<{ day: string }>`select ${dayOf(sql`${now}::timestamptz`)} as day`.execute(db)
  return rows[0]?.day ?? now.toISOString().slice(0, 10)
}

function selectProblems(db: Db, patientId: string) {
  return db.selectFrom('condition').selectAll().select(derived).where('patientId', '=', patientId)
}

/** What a row says beyond its columns. */
function derived(is: ExpressionBuilder<Database, 'condition'>) {
  return [
    isActive.as('isActive'),
    dayOf(sql`onset_at`).as('onsetDay'),
    dayOf(sql`abated_at`).as('abatedDay'),
    is
      .selectFrom('appUser')
      .select('appUser.name')
      .whereRef('appUser.id', '=', 'condition.updatedBy')
      .as('changedBy'),
  ] as const
}

/** The day of a moment by the clinic's clock. */
function dayOf(moment: RawBuilder<unknown>) {
  return sql<
    string | null
  >`(${moment} at time zone coalesce((select time_zone from installation), 'UTC'))::date`
}
