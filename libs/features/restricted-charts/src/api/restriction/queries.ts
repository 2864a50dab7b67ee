import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { ChartRestrictionTable } from '@ehr/db-migrations/tables/chart-restriction'
import type {} from '@ehr/db-migrations/tables/patient'
import type { Insertable } from 'kysely'

export interface PatientRow {
  id: string
  version: number
  isRestricted: boolean
}

export interface DecisionRow {
  reason: string
  createdAt: Date
  changedBy: string | null
}

/** Whether a patient's chart is restricted; `undefined` when there is no such patient. */
export function findPatient(db: Db, id: string): Promise<PatientRow | undefined> {
  return db
    .selectFrom('patient')
    .select(['id', 'version', 'isRestricted'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Restricts or opens a chart that is still at `version`; `undefined` when somebody was faster. */
export function updateRestriction(
  db: Db,
  { id, version }: Pick<PatientRow, 'id' | 'version'>,
  change: { isRestricted: boolean; updatedBy: string },
): Promise<PatientRow | undefined> {
  return db
    .updateTable('patient')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version', 'isRestricted'])
    .executeTakeFirst()
}

/** Keeps why a chart was restricted or opened. */
export async function insertDecision(db: Db, row: Insertable<ChartRestrictionTable>): Promise<void> {
  await db.insertInto('chartRestriction').values(row).execute()
}

/** The decision that holds; `undefined` where the restriction came with an import. */
export function findLastDecision(db: Db, patientId: string): Promise<DecisionRow | undefined> {
  return db
    .selectFrom('chartRestriction')
    .leftJoin('appUser', 'appUser.id', 'chartRestriction.createdBy')
    .select(['chartRestriction.reason', 'chartRestriction.createdAt', 'appUser.name as changedBy'])
    .where('chartRestriction.patientId', '=', patientId)
    .orderBy('chartRestriction.createdAt', 'desc')
    .orderBy('chartRestriction.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
