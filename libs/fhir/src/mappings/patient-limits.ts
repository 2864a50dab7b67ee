/**
 * Most that the contract of the patients feature answers with. What is longer would be stored, and then no screen
 * could show the person: it is refused where it is text, and left out where it is one of many.
 */
export const LONGEST = {
  ...{ family: 200, given: 100, affix: 50 },
  ...{ identifierSystem: 200, identifierValue: 100, contact: 200 },
  ...{ addressLine: 200, place: 100, postalCode: 20 },
  ...{ relatedName: 200, phone: 50 },
} as const

export const MOST = {
  ...{ names: 10, givenNames: 8, identifiers: 20, contacts: 20 },
  ...{ addresses: 10, addressLines: 5, relatedPersons: 10 },
} as const

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** A language tag of BCP 47 in its usual form; null for what is none, such as `English`. */
export function languageTag(text: string | null): string | null {
  const [language = '', ...rest] = text?.split(/[-_]/) ?? []
  const tag = [language.toLowerCase(), ...rest].join('-')
  return LANGUAGE_TAG.test(tag) ? tag : null
}
