import { type Db, standingQuery } from '@ehr/db'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/patient-contact'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type {} from '@ehr/db-migrations/tables/patient-name-word'
import { type Selectable, sql } from 'kysely'

const PATIENT = [
  ...(['id', 'version', 'mrn', 'birthDate', 'birthDatePrecision', 'sex', 'genderIdentity'] as const),
  ...(['isDeceased', 'deceasedAt', 'isActive', 'isRestricted'] as const),
] as const
const NAME = ['patientId', 'use', 'prefix', 'given', 'family', 'suffix', 'language'] as const

/** What a list shows of some patients: their rows, names and first telephone numbers. */
export interface SummaryRows {
  patients: Pick<Selectable<PatientTable>, (typeof PATIENT)[number]>[]
  names: Pick<Selectable<PatientNameTable>, (typeof NAME)[number]>[]
  phones: { patientId: string; value: string }[]
}

/** Reads what summaries are made of, in three queries for any number of patients. */
export async function listSummaryRows(db: Db, ids: readonly string[]): Promise<SummaryRows> {
  if (ids.length === 0) return { patients: [], names: [], phones: [] }
  return {
    patients: await patientsAmong(db, ids),
    names: await namesOf(db, ids),
    phones: await firstPhonesOf(db, ids),
  }
}

const patientsAmong = standingQuery((db, ids: readonly string[]) =>
  db.selectFrom('patient').select(PATIENT).where(sql<boolean>`id = any(${ids}::uuid[])`),
)

const namesOf = standingQuery((db, ids: readonly string[]) =>
  db
    .selectFrom('patientName')
    .select(NAME)
    .where(sql<boolean>`patient_id = any(${ids}::uuid[])`)
    .orderBy('position'),
)

const firstPhonesOf = standingQuery((db, ids: readonly string[]) =>
  db
    .selectFrom('patientContact')
    .distinctOn('patientId')
    .select(['patientId', 'value'])
    .where(sql<boolean>`patient_id = any(${ids}::uuid[])`)
    .where('system', '=', 'phone')
    .orderBy('patientId')
    .orderBy('position'),
)

/**
 * Those of the patients whom one could take for somebody else: another active patient was born on the same day
 * and shares a part of the name (twins, doubles).
 */
export async function listLookAlikeIds(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await lookAlikesAmong(db, ids)
  return rows.map((row) => row.id)
}

const lookAlikesAmong = standingQuery((db, ids: readonly string[]) =>
  db
    .selectFrom('patient')
    .innerJoin('patient as other', 'other.birthDate', 'patient.birthDate')
    .innerJoin('patientNameWord as mine', 'mine.patientId', 'patient.id')
    .innerJoin('patientNameWord as theirs', (join) =>
      join.onRef('theirs.patientId', '=', 'other.id').onRef('theirs.wordId', '=', 'mine.wordId'),
    )
    .select('patient.id')
    .distinct()
    .whereRef('other.id', '<>', 'patient.id')
    .where('other.isActive', '=', sql.lit(true))
    .where(sql<boolean>`patient.id = any(${ids}::uuid[])`),
)
