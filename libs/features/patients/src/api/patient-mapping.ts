import type { PatientNameTable } from '@ehr/db-migrations/tables/patient-name'
import type { Selectable } from 'kysely'
import type { HumanName, Patient, PatientInput } from '../contract.ts'
import type { PatientDetails, PatientRecord, PatientRow } from './queries.ts'

/** A patient's rows as the contract shows them. */
export function toPatient(record: PatientRecord): Patient {
  const { patient } = record
  return {
    id: patient.id,
    version: patient.version,
    mrn: patient.mrn,
    names: record.names.map(toHumanName),
    birthDate: toBirthDate(patient),
    sex: patient.sex,
    genderIdentity: patient.genderIdentity,
    language: patient.language,
    identifiers: record.identifiers.map(({ type, system, value }) => ({ type, system, value })),
    contacts: record.contacts.map(({ system, use, value }) => ({ system, use, value })),
    addresses: record.addresses.map(({ use, lines, city, district, state, postalCode, country }) => ({
      ...{ use, lines, city, district, state, postalCode, country },
    })),
    relatedPersons: record.relatedPersons.map(({ relationship, name, phone }) => ({
      relationship,
      name,
      phone,
    })),
    isDeceased: patient.isDeceased,
    deceasedAt: patient.deceasedAt?.toISOString() ?? null,
    multipleBirthOrder: patient.multipleBirthOrder,
    isActive: patient.isActive,
    inactiveReason: patient.inactiveReason,
    isRestricted: patient.isRestricted,
    createdAt: patient.createdAt.toISOString(),
    updatedAt: patient.updatedAt.toISOString(),
  }
}

/** A name's row as the contract shows it. */
export function toHumanName(row: Pick<Selectable<PatientNameTable>, keyof HumanName>): HumanName {
  const { use, family, given, prefix, suffix, language } = row
  return { use, family, given, prefix, suffix, language }
}

/** The birth date with its precision; `null` when it is not known. */
export function toBirthDate(row: Pick<PatientRow, 'birthDate' | 'birthDatePrecision'>): Patient['birthDate'] {
  if (row.birthDate === null || row.birthDatePrecision === null) return null
  return { value: row.birthDate, precision: row.birthDatePrecision }
}

/** The columns of `patient` itself that people write. */
export function toPatientColumns(input: PatientInput) {
  return {
    birthDate: input.birthDate === null ? null : startOf(input.birthDate),
    birthDatePrecision: input.birthDate?.precision ?? null,
    sex: input.sex,
    genderIdentity: input.genderIdentity,
    language: input.language,
    isDeceased: input.isDeceased,
    deceasedAt: input.deceasedAt,
    multipleBirthOrder: input.multipleBirthOrder,
  }
}

/** Everything that hangs on a patient, as rows by `userId`. */
export function toDetails(input: PatientInput, userId: string): PatientDetails {
  const by = { createdBy: userId, updatedBy: userId }
  return {
    names: input.names.map((name) => ({ ...name, ...by })),
    identifiers: input.identifiers.map((identifier) => ({ ...identifier, ...by })),
    contacts: input.contacts.map((contact) => ({ ...contact, ...by })),
    addresses: input.addresses.map((place) => ({ ...place, ...by })),
    relatedPersons: input.relatedPersons.map((person) => ({ ...person, ...by })),
  }
}

/** Of a date with unknown parts, only the known ones count: `1958-03-04` by month becomes `1958-03-01`. */
function startOf({ value, precision }: { value: string; precision: 'day' | 'month' | 'year' }): string {
  if (precision === 'day') return value
  return precision === 'month' ? `${value.slice(0, 7)}-01` : `${value.slice(0, 4)}-01-01`
}
