import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import type { Patient, PatientInput } from '../../contract.ts'

/** A patient as the form holds it while people type. */
export type PatientDraft = Draft<PatientInput>

/** What each group of the form takes. */
export interface PatientFieldsProps {
  readonly patient: Field<PatientDraft>
}

export const BLANK_NAME: PatientDraft['names'][number] = {
  use: 'official',
  family: null,
  given: [],
  prefix: null,
  suffix: null,
  language: null,
}

export const BLANK_CONTACT: PatientDraft['contacts'][number] = { system: 'phone', use: 'mobile', value: null }

export const BLANK_IDENTIFIER: PatientDraft['identifiers'][number] = {
  type: 'national-id',
  system: null,
  value: null,
}

export const BLANK_ADDRESS: PatientDraft['addresses'][number] = {
  use: 'home',
  lines: [],
  city: null,
  district: null,
  state: null,
  postalCode: null,
  country: null,
}

export const BLANK_RELATION: PatientDraft['relatedPersons'][number] = {
  relationship: null,
  name: null,
  phone: null,
}

/** A new patient: nothing but one name and one telephone number to fill in; sex must be asked. */
export const BLANK_PATIENT: PatientDraft = {
  names: [BLANK_NAME],
  birthDate: null,
  sex: null,
  genderIdentity: null,
  language: null,
  identifiers: [],
  contacts: [],
  addresses: [],
  relatedPersons: [],
  isDeceased: false,
  deceasedAt: null,
  multipleBirthOrder: null,
}

/** What of a patient the form shows and writes. */
export function draftOf(patient: Patient): PatientDraft {
  return {
    names: patient.names,
    birthDate: patient.birthDate,
    sex: patient.sex,
    genderIdentity: patient.genderIdentity,
    language: patient.language,
    identifiers: patient.identifiers,
    contacts: patient.contacts,
    addresses: patient.addresses,
    relatedPersons: patient.relatedPersons,
    isDeceased: patient.isDeceased,
    deceasedAt: patient.deceasedAt,
    multipleBirthOrder: patient.multipleBirthOrder,
  }
}
