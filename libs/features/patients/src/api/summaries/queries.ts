import type { Db } from '@ehr/db'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-contact'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/patient-name-word'
import { type Selectable, sql } from 'kysely'

/** What a list shows of some patients: their rows, names and first telephone numbers. */
export interface SummaryRows {
  patients: Selectable<PatientTable>[]
  names: Selectable<PatientNameTable>[]
  phones: { patientId: string; value: string }[]
}

/** Reads what summaries are made of, in three queries for any number of patients. */
export async function listSummaryRows(db: Db, ids: readonly string[]): Promise<SummaryRows> {
  if (ids.length === 0) return { patients: [], names: [], phones: [] }
  return {
    patients: await db.selectFrom('patient').selectAll().where('id', 'in', ids).execute(),
    names: await db
      .selectFrom('patientName')
      .selectAll()
      .where('patientId', 'in', ids)
      .orderBy('position')
      .execute(),
    phones: await db
      .selectFrom('patientContact')
      .distinctOn('patientId')
      .select(['patientId', 'value'])
      .where('patientId', 'in', ids)
      .where('system', '=', 'phone')
      .orderBy('patientId')
      .orderBy('position')
      .execute(),
  }
}

/**
 * Those of the patients whom one could take for somebody else: another active patient was born on the same day
 * and shares a part of the name (twins, doubles).
 */
export async function listLookAlikeIds(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const result = await sql<{ id: string }>`
    select distinct patient.id from patient
    join patient as other
      on other.birth_date = patient.birth_date and other.id <> patient.id and other.is_active
    join patient_name_word as mine on mine.patient_id = patient.id
    join patient_name_word as theirs on theirs.patient_id = other.id and theirs.word_id = mine.word_id
    where patient.id = any (${ids}::uuid[])`.execute(db)
  return result.rows.map((row) => row.id)
}
