import type { Db } from '@ehr/db'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { Selectable } from 'kysely'
import { listNameRows, listPatientRows, type PatientLineRow } from './queries.ts'

/** What a list that spans patients shows of one; of a restricted chart the name alone. */
export interface PatientLine {
  readonly id: string
  /** The forms in use, the shown one first. */
  readonly names: readonly Pick<
    Selectable<PatientNameTable>,
    'use' | 'family' | 'given' | 'prefix' | 'suffix' | 'language'
  >[]
  readonly birthDate: { value: string; precision: 'day' | 'month' | 'year' } | null
  readonly sex: Selectable<PatientTable>['sex'] | null
  readonly mrn: string | null
  readonly isDeceased: boolean
  readonly isRestricted: boolean
}

/** The lines of the patients with these ids, by id; unknown ids are left out. Two queries for any number. */
export async function listPatientLines(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PatientLine>> {
  if (ids.length === 0) return new Map()
  const distinct = [...new Set(ids)]
  const names = Map.groupBy(await listNameRows(db, distinct), (row) => row.patientId)
  const rows = await listPatientRows(db, distinct)
  return new Map(rows.map((row) => [row.id, toLine(row, names.get(row.id) ?? [])]))
}

function toLine(row: PatientLineRow, names: readonly Selectable<PatientNameTable>[]): PatientLine {
  const { id, isRestricted, isDeceased } = row
  const line = {
    id,
    names: names.map(({ use, family, given, prefix, suffix, language }) => ({
      ...{ use, family, given, prefix, suffix, language },
    })),
    isDeceased,
    isRestricted,
  }
  if (isRestricted) return { ...line, birthDate: null, sex: null, mrn: null }
  return { ...line, birthDate: birthDateOf(row), sex: row.sex, mrn: row.mrn }
}

function birthDateOf({ birthDate, birthDatePrecision }: PatientLineRow): PatientLine['birthDate'] {
  if (birthDate === null || birthDatePrecision === null) return null
  return { value: birthDate, precision: birthDatePrecision }
}
