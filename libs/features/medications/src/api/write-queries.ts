import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/allergy-intolerance'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/encounter'
import type { MedicationOverrideTable } from '@ehr/db-migrations/tables/medication-override'
import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import type {} from '@ehr/db-migrations/tables/patient'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

/**
 * Makes writers of one patient's drugs and allergies wait for each other, so that what was checked still holds when
 * it is written. `false` when there is no such patient.
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

/** Allergies that hold today, statements that none is known among them. */
export function listActiveAllergies(db: Db, patientId: string) {
  return db
    .selectFrom('allergyIntolerance')
    .select(['id', 'version', 'codeSystem', 'code', 'codeDisplay', 'criticality', 'reaction', 'isNoneKnown'])
    .where('patientId', '=', patientId)
    .where('clinicalStatus', '=', 'active')
    .where('verificationStatus', 'not in', ['refuted', 'entered-in-error'])
    .orderBy(sql`case criticality when 'high' then 0 when 'low' then 2 else 1 end`)
    .orderBy('id')
    .execute()
}

/** Drugs that the patient takes or is meant to. */
export function listTakenDrugs(db: Db, patientId: string) {
  return db
    .selectFrom('medicationRequest')
    .select(['id', 'version', 'codeSystem', 'code', 'codeDisplay'])
    .where('patientId', '=', patientId)
    .where('status', 'in', ['active', 'on-hold', 'draft'])
    .orderBy('codeDisplay')
    .orderBy('id')
    .execute()
}

/** Who an account treats patients as. */
export async function findPractitionerId(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('appUser')
    .select('practitionerId')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.practitionerId ?? null
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

interface Written {
  id: string
  version: number
}

/** Makes a row; the id and version are PostgreSQL's. */
export function insertMedication(db: Db, row: Insertable<MedicationRequestTable>): Promise<Written> {
  return db.insertInto('medicationRequest').values(row).returning(['id', 'version']).executeTakeFirstOrThrow()
}

/** Changes a row that is still at `version`; `undefined` when somebody was faster. */
export function updateMedication(
  db: Db,
  { patientId, id, version }: { patientId: string; id: string; version: number },
  change: Updateable<MedicationRequestTable>,
): Promise<Written | undefined> {
  return db
    .updateTable('medicationRequest')
    .set(change)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/** Keeps the answers to warnings; nobody can change them afterwards. */
export function insertOverrides(db: Db, rows: Insertable<MedicationOverrideTable>[]): Promise<Written[]> {
  return db.insertInto('medicationOverride').values(rows).returning(['id', 'version']).execute()
}

export interface OverrideRow extends Selectable<MedicationOverrideTable> {
  createdByName: string | null
}

/** Warnings of a patient that were set aside, the newest first; of one prescription where it is named. */
export function listOverrides(db: Db, patientId: string, medicationId?: string): Promise<OverrideRow[]> {
  return db
    .selectFrom('medicationOverride')
    .leftJoin('appUser', 'appUser.id', 'medicationOverride.createdBy')
    .selectAll('medicationOverride')
    .select('appUser.name as createdByName')
    .where('medicationOverride.patientId', '=', patientId)
    .$if(medicationId !== undefined, (query) => query.where('medicationId', '=', medicationId ?? ''))
    .orderBy('medicationOverride.id', 'desc')
    .execute()
}
