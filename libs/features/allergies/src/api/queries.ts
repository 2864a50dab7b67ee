import type { Db } from '@ehr/db'
import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/app-user'
import { type Selectable, sql } from 'kysely'

export interface AllergyRow extends Selectable<AllergyIntoleranceTable> {
  weight: number
  changedBy: string | null
}

export type ActiveAllergyRow = Pick<
  AllergyRow,
  'id' | 'codeSystem' | 'code' | 'codeDisplay' | 'criticality' | 'isNoneKnown'
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
  const { after } = page
  let query = selectAllergies(db, patientId)
  if (page.enteredInError === 'omit') query = query.where('verificationStatus', '!=', 'entered-in-error')
  if (after !== undefined) {
    const [heavy, at, id] = after
    query = query.where(
      sql<boolean>`(${weight}, ${sortedAt}, id) < (${heavy}, ${at ?? '-infinity'}::timestamptz, ${id})`,
    )
  }
  return query
    .orderBy(weight, 'desc')
    .orderBy(sortedAt, 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
}

/** Everything that holds today, statements that none is known included; the most critical first. */
export function listActiveAllergies(db: Db, patientId: string): Promise<ActiveAllergyRow[]> {
  return db
    .selectFrom('allergyIntolerance')
    .select(['id', 'codeSystem', 'code', 'codeDisplay', 'criticality', 'isNoneKnown'])
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
    ])
    .where('patientId', '=', patientId)
}
