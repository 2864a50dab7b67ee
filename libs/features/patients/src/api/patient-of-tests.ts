import type { HumanName, PatientInput } from '../contract.ts'

/** A made name for tests. */
export function nameOf(family: string | null, ...given: string[]): HumanName {
  return { use: 'official', family, given, prefix: null, suffix: null, language: null }
}

/** A made person for tests; only what matters to the test is stated. */
export function inputOf(given: Partial<PatientInput> = {}): PatientInput {
  return {
    names: [nameOf('Ashworth', 'Alice')],
    birthDate: { value: '1980-02-29', precision: 'day' },
    sex: 'female',
    genderIdentity: null,
    language: 'en',
    identifiers: [],
    contacts: [],
    addresses: [],
    relatedPersons: [],
    isDeceased: false,
    deceasedAt: null,
    multipleBirthOrder: null,
    ...given,
  }
}
