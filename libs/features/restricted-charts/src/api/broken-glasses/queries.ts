import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { BreakGlassTable } from '@ehr/db-migrations/tables/break-glass'
import type {} from '@ehr/db-migrations/tables/patient'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { Insertable, Selectable } from 'kysely'

export interface BreakGlassRow extends Selectable<BreakGlassTable> {
  mrn: string
  userName: string
  reviewerName: string | null
}

export interface BreakGlassPage {
  /** Id of the last one of the page before. */
  after: string | undefined
  limit: number
  state: 'all' | 'not-reviewed'
}

/** Records that somebody opened a restricted chart. */
export function insertBreakGlass(db: Db, row: Insertable<BreakGlassTable>) {
  return db.insertInto('breakGlass').values(row).returning(['id', 'version']).executeTakeFirstOrThrow()
}

/** Who opened restricted charts, the newest first; with `after`, those that follow it. */
export function listBreakGlasses(db: Db, { after, limit, state }: BreakGlassPage): Promise<BreakGlassRow[]> {
  let query = selectBreakGlasses(db)
  if (state === 'not-reviewed') query = query.where('breakGlass.reviewedAt', 'is', null)
  if (after !== undefined) query = query.where('breakGlass.id', '<', after)
  return query.orderBy('breakGlass.id', 'desc').limit(limit).execute()
}

/** One of them; `undefined` when there is none. */
export function findBreakGlass(db: Db, id: string): Promise<BreakGlassRow | undefined> {
  return selectBreakGlasses(db).where('breakGlass.id', '=', id).executeTakeFirst()
}

/** Says that somebody looked into one that is still at `version`; `undefined` when somebody was faster. */
export function updateReview(
  db: Db,
  { id, version }: { id: string; version: number },
  review: { reviewedAt: Date; reviewedBy: string; reviewNote: string | null },
) {
  return db
    .updateTable('breakGlass')
    .set({ ...review, updatedBy: review.reviewedBy })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/** The names of these patients, in the order in which they are shown. */
export function listNames(db: Db, patientIds: readonly string[]): Promise<Selectable<PatientNameTable>[]> {
  return db
    .selectFrom('patientName')
    .selectAll()
    .where('patientId', 'in', patientIds)
    .orderBy('position')
    .execute()
}

function selectBreakGlasses(db: Db) {
  return db
    .selectFrom('breakGlass')
    .innerJoin('patient', 'patient.id', 'breakGlass.patientId')
    .innerJoin('appUser', 'appUser.id', 'breakGlass.userId')
    .leftJoin('appUser as reviewer', 'reviewer.id', 'breakGlass.reviewedBy')
    .selectAll('breakGlass')
    .select(['patient.mrn', 'appUser.name as userName', 'reviewer.name as reviewerName'])
}
