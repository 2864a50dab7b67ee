import type { Db } from '@ehr/db'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { PatientAddressTable } from '@ehr/db-migrations/tables/patient-address'
import type { PatientContactTable } from '@ehr/db-migrations/tables/patient-contact'
import type { PatientIdentifierTable } from '@ehr/db-migrations/tables/patient-identifier'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { PatientRelatedPersonTable } from '@ehr/db-migrations/tables/patient-related-person'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

export type PatientRow = Selectable<PatientTable>

/** A patient's row with everything that hangs on it. */
export interface PatientRecord {
  patient: PatientRow
  names: Selectable<PatientNameTable>[]
  identifiers: Selectable<PatientIdentifierTable>[]
  contacts: Selectable<PatientContactTable>[]
  addresses: Selectable<PatientAddressTable>[]
  relatedPersons: Selectable<PatientRelatedPersonTable>[]
}

/** The patient with names, numbers, contacts, addresses and relations; `undefined` when there is none. */
export async function findPatient(db: Db, id: string): Promise<PatientRecord | undefined> {
  const patient = await db.selectFrom('patient').selectAll().where('id', '=', id).executeTakeFirst()
  if (patient === undefined) return undefined
  return {
    patient,
    names: await db
      .selectFrom('patientName')
      .selectAll()
      .where('patientId', '=', id)
      .orderBy('position')
      .execute(),
    identifiers: await db
      .selectFrom('patientIdentifier')
      .selectAll()
      .where('patientId', '=', id)
      .orderBy('position')
      .execute(),
    contacts: await db
      .selectFrom('patientContact')
      .selectAll()
      .where('patientId', '=', id)
      .orderBy('position')
      .execute(),
    addresses: await db
      .selectFrom('patientAddress')
      .selectAll()
      .where('patientId', '=', id)
      .orderBy('position')
      .execute(),
    relatedPersons: await db
      .selectFrom('patientRelatedPerson')
      .selectAll()
      .where('patientId', '=', id)
      .orderBy('position')
      .execute(),
  }
}

/** The next medical record number, as the settings write it: a number never given before. */
export async function takeMedicalRecordNumber(db: Db): Promise<string> {
  const result = await sql<{ mrn: string }>`select next_mrn() as mrn`.execute(db)
  const [row] = result.rows
  if (row === undefined) throw new Error('PostgreSQL gave no medical record number.')
  return row.mrn
}

/** Makes a patient's row; the id and version are PostgreSQL's. */
export function insertPatient(db: Db, row: Insertable<PatientTable>): Promise<PatientRow> {
  return db.insertInto('patient').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Changes a patient's row that is still at `version`; `undefined` when somebody was faster. */
export function updatePatient(
  db: Db,
  id: string,
  version: number,
  change: Updateable<PatientTable>,
): Promise<PatientRow | undefined> {
  return db
    .updateTable('patient')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** Everything that hangs on a patient, as rows to be written; `patientId` and `position` are set here. */
export interface PatientDetails {
  names: Omit<Insertable<PatientNameTable>, 'patientId' | 'position'>[]
  identifiers: Omit<Insertable<PatientIdentifierTable>, 'patientId' | 'position'>[]
  contacts: Omit<Insertable<PatientContactTable>, 'patientId' | 'position'>[]
  addresses: Omit<Insertable<PatientAddressTable>, 'patientId' | 'position'>[]
  relatedPersons: Omit<Insertable<PatientRelatedPersonTable>, 'patientId' | 'position'>[]
}

/** Writes the given parts of a patient's details; parts that are absent are not touched. */
export async function insertDetails(
  db: Db,
  patientId: string,
  details: Partial<PatientDetails>,
): Promise<void> {
  const placed = <Row>(rows: Row[]) => rows.map((row, position) => ({ ...row, patientId, position }))
  if (details.names?.length) await db.insertInto('patientName').values(placed(details.names)).execute()
  if (details.identifiers?.length)
    await db.insertInto('patientIdentifier').values(placed(details.identifiers)).execute()
  if (details.contacts?.length)
    await db.insertInto('patientContact').values(placed(details.contacts)).execute()
  if (details.addresses?.length)
    await db.insertInto('patientAddress').values(placed(details.addresses)).execute()
  if (details.relatedPersons?.length)
    await db.insertInto('patientRelatedPerson').values(placed(details.relatedPersons)).execute()
}

const DETAIL_TABLES = {
  names: 'patientName',
  identifiers: 'patientIdentifier',
  contacts: 'patientContact',
  addresses: 'patientAddress',
  relatedPersons: 'patientRelatedPerson',
} as const satisfies Record<keyof PatientDetails, string>

/** Removes the named parts of a patient's details; the history keeps them. */
export async function deleteDetails(
  db: Db,
  patientId: string,
  parts: readonly (keyof PatientDetails)[],
): Promise<void> {
  for (const part of parts) {
    await db.deleteFrom(DETAIL_TABLES[part]).where('patientId', '=', patientId).execute()
  }
}
