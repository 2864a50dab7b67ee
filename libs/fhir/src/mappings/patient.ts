import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import type { JsonObject } from '../json/lossless.ts'
import { type Content, unlessEmpty, unlessNull } from './content.ts'
import { Element } from './element.ts'
import { renderPartialDay } from './fhir-date.ts'
import type { FhirPatient } from './fhir-types.ts'
import { GENDER_IDENTITY, readGenderIdentity, renderGenderIdentity } from './gender-identity.ts'
import type { Mapping, MappingProblem, MappingResult, ToFhirContext, ToRowsContext } from './mapping.ts'
import {
  type IdentifierRow,
  readIdentifiers,
  readOwnMrn,
  renderIdentifier,
  renderOwnMrn,
} from './patient-identifier.ts'
import { languageTag } from './patient-limits.ts'
import {
  type AddressRow,
  type ContactRow,
  LANGUAGE,
  type NameRow,
  type RelatedPersonRow,
  readAddresses,
  readContacts,
  readNames,
  readRelatedPersons,
  renderAddress,
  renderContact,
  renderName,
  renderRelatedPerson,
} from './patient-parts.ts'

export interface PatientRows {
  /** `mrn` is null where the resource has no number of this installation. */
  patient: Omit<Content<PatientTable>, 'mrn'> & { mrn: string | null }
  patientIdentifier: IdentifierRow[]
  patientName: NameRow[]
  patientContact: ContactRow[]
  patientAddress: AddressRow[]
  patientRelatedPerson: RelatedPersonRow[]
}

const SEXES = ['female', 'male', 'other', 'unknown'] as const
/** FHIR has no element for why a patient's record is out of use. */
const INACTIVE_REASON = 'https://wardkit.example/fhir/StructureDefinition/inactive-reason'
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'

export const patientMapping: Mapping<PatientRows, FhirPatient> = {
  resourceType: 'Patient',
  table: 'patient',
  parts: {
    tables: ['patientIdentifier', 'patientName', 'patientContact', 'patientAddress', 'patientRelatedPerson'],
    parentColumn: 'patientId',
  },
  events: [],
  carried: [
    'meta.security',
    ...['identifier.use', 'identifier.type', 'identifier.system', 'identifier.value'],
    ...['name.use', 'name.family', 'name.given', 'name.prefix', 'name.suffix', 'name.text'],
    ...['telecom.system', 'telecom.value', 'telecom.use'],
    ...['gender', 'birthDate', 'deceasedBoolean', 'deceasedDateTime', 'active'],
    ...['address.use', 'address.line', 'address.city', 'address.district', 'address.state'],
    ...['address.postalCode', 'address.country', 'address.text'],
    ...['contact.relationship', 'contact.name', 'contact.telecom'],
    ...['communication.language', 'communication.preferred', 'multipleBirthInteger', 'multipleBirthBoolean'],
  ],
  extensions: [GENDER_IDENTITY, INACTIVE_REASON, LANGUAGE],
  remarks: {
    identifier:
      'The type as national id, passport, driving licence, insurance or other; no period, no assigner; twenty at most.',
    name: 'Ten names at most; a person without any is named “Patient” and the first 8 characters of the id.',
    'name.text': 'Only where a name has no parts: it then is the given name.',
    'name.prefix': 'Several become one text.',
    telecom: 'Twenty at most.',
    address: 'Ten at most, of five lines each.',
    communication: 'The preferred language, else the first; a code that is no language tag is dropped.',
    contact: 'Persons with a name; the first telephone number; the relationship as one of nine.',
    multipleBirthBoolean: 'A multiple birth without its order is not kept.',
  },
  toRows: patientToRows,
  toFhir: patientToFhir,
}

function patientToRows(resource: JsonObject, context: ToRowsContext): MappingResult<PatientRows> {
  const problems: MappingProblem[] = []
  const patient = new Element(resource, context, problems)
  const rows = {
    patient: readPatient(patient),
    patientIdentifier: readIdentifiers(patient),
    patientName: readNames(patient),
    patientContact: readContacts(patient),
    patientAddress: readAddresses(patient),
    patientRelatedPerson: readRelatedPersons(patient),
  }
  return problems.length === 0 ? { ok: true, rows } : { ok: false, problems }
}

function readPatient(patient: Element): PatientRows['patient'] {
  const birth = patient.partialDay('birthDate')
  const deceasedAt = patient.moment('deceasedDateTime')
  const isActive = patient.boolean('active') ?? true
  return {
    mrn: readOwnMrn(patient),
    birthDate: birth?.value ?? null,
    birthDatePrecision: birth?.precision ?? null,
    sex: patient.code('gender', SEXES) ?? 'unknown',
    genderIdentity: readGenderIdentity(patient),
    language: readLanguage(patient),
    isActive,
    inactiveReason: isActive ? null : (readInactiveReason(patient) ?? 'Inactive at its source'),
    isDeceased: deceasedAt !== null || (patient.boolean('deceasedBoolean') ?? false),
    deceasedAt,
    isRestricted: readIsRestricted(patient),
    multipleBirthOrder: patient.integer('multipleBirthInteger', 1, 12),
  }
}

function patientToFhir(rows: PatientRows, { id, mrnSystem }: ToFhirContext): FhirPatient {
  const { patient } = rows
  return {
    resourceType: 'Patient',
    id,
    meta: patient.isRestricted ? { security: [{ system: CONFIDENTIALITY, code: 'R' }] } : undefined,
    extension: unlessEmpty([
      ...renderGenderIdentity(patient.genderIdentity),
      ...(patient.inactiveReason === null
        ? []
        : [{ url: INACTIVE_REASON, valueString: patient.inactiveReason }]),
    ]),
    identifier: unlessEmpty([
      ...renderOwnMrn(patient.mrn, mrnSystem),
      ...rows.patientIdentifier.map(renderIdentifier),
    ]),
    active: patient.isActive,
    name: unlessEmpty(rows.patientName.map(renderName)),
    telecom: unlessEmpty(rows.patientContact.map(renderContact)),
    gender: patient.sex,
    birthDate:
      patient.birthDate === null
        ? undefined
        : renderPartialDay(patient.birthDate, patient.birthDatePrecision),
    deceasedDateTime: patient.deceasedAt?.toISOString(),
    deceasedBoolean: patient.deceasedAt === null ? patient.isDeceased : undefined,
    address: unlessEmpty(rows.patientAddress.map(renderAddress)),
    contact: unlessEmpty(rows.patientRelatedPerson.map(renderRelatedPerson)),
    communication: renderCommunication(patient.language),
    multipleBirthInteger: unlessNull(patient.multipleBirthOrder),
  }
}

function readLanguage(patient: Element): string | null {
  const spoken = patient.children('communication')
  const chosen = spoken.find((language) => language.boolean('preferred')) ?? spoken[0]
  const codings = chosen?.child('language')?.children('coding') ?? []
  return codings.map((coding) => languageTag(coding.text('code'))).find((tag) => tag !== null) ?? null
}

function renderCommunication(language: string | null): FhirPatient['communication'] {
  if (language === null) return undefined
  return [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] }, preferred: true }]
}

function readInactiveReason(patient: Element): string | null {
  const extensions = patient.children('extension')
  return (
    extensions.find((extension) => extension.text('url') === INACTIVE_REASON)?.text('valueString') ?? null
  )
}

function readIsRestricted(patient: Element): boolean {
  const labels = patient.child('meta')?.children('security') ?? []
  return labels.some((label) => ['R', 'V'].includes(label.text('code') ?? ''))
}
