import type { PatientGenderIdentity } from '@ehr/db-migrations/tables/patient'
import { readCode } from './concept.ts'
import type { Element } from './element.ts'
import type { FhirPatient } from './fhir-types.ts'

/** http://hl7.org/fhir/R4/extension-patient-genderidentity.html */
export const GENDER_IDENTITY = 'http://hl7.org/fhir/StructureDefinition/patient-genderIdentity'
const SYSTEM = 'http://hl7.org/fhir/gender-identity'

/** R4's own codes and the SNOMED CT codes of later editions → what the table distinguishes. */
const IDENTITIES = {
  female: 'woman',
  'transgender-female': 'woman',
  '446141000124107': 'woman',
  male: 'man',
  'transgender-male': 'man',
  '446151000124109': 'man',
  'non-binary': 'non-binary',
  '33791000087105': 'non-binary',
  other: 'other',
  'non-disclose': 'not-disclosed',
  'asked-declined': 'not-disclosed',
} as const

const CODES: Readonly<Record<PatientGenderIdentity, string>> = {
  woman: 'female',
  man: 'male',
  'non-binary': 'non-binary',
  other: 'other',
  'not-disclosed': 'non-disclose',
}

/** Reads the gender that the person states; null where none is stated or the code is not known. */
export function readGenderIdentity(patient: Element) {
  const extensions = patient.children('extension')
  const stated = extensions.find((extension) => extension.text('url') === GENDER_IDENTITY)
  return readCode(stated?.child('valueCodeableConcept') ?? null, IDENTITIES)
}

/** Writes it as R4's extension. */
export function renderGenderIdentity(
  identity: PatientGenderIdentity | null,
): NonNullable<FhirPatient['extension']> {
  if (identity === null) return []
  return [
    { url: GENDER_IDENTITY, valueCodeableConcept: { coding: [{ system: SYSTEM, code: CODES[identity] }] } },
  ]
}
