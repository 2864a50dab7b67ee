import { type Db, standingQuery } from '@ehr/db'
import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type { AllergyReviewTable } from '@ehr/db-migrations/tables/allergy-review'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/patient'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

export interface AllergyRow extends Selectable<AllergyIntoleranceTable> {
  weight: number
  changedBy: string | null
  recordedBy: string | null
}

export type ActiveAllergyRow = Pick<
  AllergyRow,
  'id' | 'version' | 'codeSystem' | 'code' | 'codeDisplay' | 'category' | 'criticality' | 'isNoneKnown'
>

/** What orders the list, of the last row of the page before. */
export type After = readonly [weight: number, beganAt: string | null, id: string]

export interface AllergyPage {
  after: After | undefined
  limit: number
  enteredInError: 'omit' | 'include'
}

const isActive = sql<boolean>`(clinical_status = 'active'
  and verification_status not in ('refuted', 'entered-in-error'))`

/** Active ones by criticality, one that nobody could assess before a low one; 0 is the others. */
const weight = sql<number>`(case when not ${isActive} then 0
  when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end)`

/** Those without any date come last among their like. */
const sortedAt = sql`coalesce(onset_at, recorded_at, '-infinity')`

/** Allergies, the most critical active one first; with `after`, those that follow it. */
export function listAllergies(db: Db, patientId: string, page: AllergyPage): Promise<AllergyRow[]> {
  const { after, enteredInError, limit } = page
  if (after === undefined) return firstAllergies[enteredInError](db, patientId, limit)
  const [heavy, at, id] = after
  return selectPage(db, patientId, limit, enteredInError)
    .where(sql<boolean>`(${weight}, ${sortedAt}, id) < (${heavy}, ${at ?? '-infinity'}::timestamptz, ${id})`)
    .execute()
}

/** What every look at a chart asks. */
const firstAllergies = {
  omit: standingQuery((db, patientId: string, limit: number) => selectPage(db, patientId, limit, 'omit')),
  include: standingQuery((db, patientId: string, limit: number) =>
    selectPage(db, patientId, limit, 'include'),
  ),
}

function selectPage(db: Db, patientId: string, limit: number, enteredInError: AllergyPage['enteredInError']) {
  return selectAllergies(db, patientId)
    .$if(enteredInError === 'omit', (query) => query.where('verificationStatus', '!=', 'entered-in-error'))
    .orderBy(weight, 'desc')
    .orderBy(sortedAt, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
}

/** Everything that holds today, statements that none is known included; the most critical first. */
export function listActiveAllergies(db: Db, patientId: string): Promise<ActiveAllergyRow[]> {
  return db
    .selectFrom('allergyIntolerance')
    .select(['id', 'version', 'codeSystem', 'code', 'codeDisplay', 'category', 'criticality', 'isNoneKnown'])
    .where('patientId', '=', patientId)
    .where(isActive)
    .orderBy(weight, 'desc')
    .orderBy(sortedAt, 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** One allergy; `undefined` when this patient has no such record. */
export function findAllergy(db: Db, patientId: string, id: string): Promise<AllergyRow | undefined> {
  return selectAllergies(db, patientId).where('id', '=', id).executeTakeFirst()
}

/**
 * Makes writers of one patient's allergies wait for each other, so that what is decided from the list still holds
 * when it is written. `false` when there is no such patient.
 */
export async function lockPatient(db: Db, patientId: string): Promise<boolean> {
  const found = await db
    .selectFrom('patient')
    .select('id')
    .where('id', '=', patientId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

/** Makes a row; the id and version are PostgreSQL's. */
export function insertAllergy(
  db: Db,
  row: Insertable<AllergyIntoleranceTable>,
): Promise<{ id: string; version: number }> {
  return db
    .insertInto('allergyIntolerance')
    .values(row)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
}

/** Changes a row that is still at `version`; `undefined` when somebody was faster. */
export function updateAllergy(
  db: Db,
  { patientId, id, version }: { patientId: string; id: string; version: number },
  change: Updateable<AllergyIntoleranceTable>,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .updateTable('allergyIntolerance')
    .set(change)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/** Notes that somebody went through the allergies. */
export function insertReview(
  db: Db,
  row: Insertable<AllergyReviewTable>,
): Promise<{ id: string; version: number; reviewedAt: Date }> {
  return db
    .insertInto('allergyReview')
    .values(row)
    .returning(['id', 'version', 'reviewedAt'])
    .executeTakeFirstOrThrow()
}

/** The last time that somebody went through the allergies. */
export function findReview(
  db: Db,
  patientId: string,
): Promise<{ reviewedAt: Date; name: string | null } | undefined> {
  return db
    .selectFrom('allergyReview')
    .leftJoin('appUser', 'appUser.id', 'allergyReview.createdBy')
    .select(['allergyReview.reviewedAt', 'appUser.name'])
    .where('allergyReview.patientId', '=', patientId)
    .orderBy('allergyReview.reviewedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function selectAllergies(db: Db, patientId: string) {
  return db
    .selectFrom('allergyIntolerance')
    .selectAll()
    .select((is) => [
      weight.as('weight'),
      is
        .selectFrom('appUser')
        .select('appUser.name')
        .whereRef('appUser.id', '=', 'allergyIntolerance.updatedBy')
        .as('changedBy'),
      is
        .selectFrom('appUser')
        .select('appUser.name')
        .whereRef('appUser.id', '=', 'allergyIntolerance.createdBy')
        .as('recordedBy'),
    ])
    .where('patientId', '=', patientId)
}
