import type { Db } from '@ehr/db'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { Selectable } from 'kysely'

const COLUMNS = ['id', 'mrn', 'birthDate', 'birthDatePrecision', 'sex', 'isDeceased', 'isRestricted'] as const

export type PatientLineRow = Pick<Selectable<PatientTable>, (typeof COLUMNS)[number]>

/** The patients with these ids, in no order. */
export function listPatientRows(db: Db, ids: readonly string[]): Promise<PatientLineRow[]> {
  return db.selectFrom('patient').select(COLUMNS).where('id', 'in', ids).execute()
}

/** The names of these patients that are in use, each one's shown name first. */
export function listNameRows(db: Db, ids: readonly string[]): Promise<Selectable<PatientNameTable>[]> {
  return db
    .selectFrom('patientName')
    .selectAll()
    .where('patientId', 'in', ids)
    .where('use', 'not in', ['old', 'maiden'])
    .orderBy('position')
    .execute()
}
