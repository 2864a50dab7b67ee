import type { Catalogue } from './catalogue/model.ts'

/**
 * What a column's data is, for copies, logs and exports: the first word of each column's comment (`@name Family
 * name as on the document`). `safeHarbor` is the letter of the identifier in 45 CFR 164.514(b)(2)(i).
 */
export const DATA_CLASSES = {
  name: { safeHarbor: 'A', meaning: 'any part of a person’s name, also of relatives and employers' },
  geography: {
    safeHarbor: 'B',
    meaning: 'anything smaller than a state: street, place, postal code, coordinates',
  },
  date: { safeHarbor: 'C', meaning: 'any date about a person: birth, death, visit, result; ages over 89' },
  phone: { safeHarbor: 'D', meaning: 'telephone number' },
  fax: { safeHarbor: 'E', meaning: 'fax number' },
  email: { safeHarbor: 'F', meaning: 'e-mail address' },
  'national-id': { safeHarbor: 'G', meaning: 'number that a state gave to the person' },
  'record-number': { safeHarbor: 'H', meaning: 'medical record, visit and order numbers' },
  'plan-number': { safeHarbor: 'I', meaning: 'number with a health plan' },
  'account-number': { safeHarbor: 'J', meaning: 'number of an account' },
  'licence-number': { safeHarbor: 'K', meaning: 'number of a certificate or licence' },
  'vehicle-id': { safeHarbor: 'L', meaning: 'number of a vehicle' },
  'device-id': { safeHarbor: 'M', meaning: 'number or fingerprint of a device' },
  url: { safeHarbor: 'N', meaning: 'web address' },
  ip: { safeHarbor: 'O', meaning: 'internet address' },
  biometric: { safeHarbor: 'P', meaning: 'fingerprint, voice and the like' },
  photo: { safeHarbor: 'Q', meaning: 'picture that shows the face' },
  'other-id': { safeHarbor: 'R', meaning: 'any other unique number or code' },
  text: { safeHarbor: null, meaning: 'free text, which may hold any of the above' },
  clinical: { safeHarbor: null, meaning: 'coded or measured facts: codes, values, units, statuses' },
  quasi: { safeHarbor: null, meaning: 'sex, birth year, state, language: identifying together' },
  key: { safeHarbor: null, meaning: 'surrogate keys without meaning' },
  secret: { safeHarbor: null, meaning: 'password hashes, tokens, keys' },
  operational: { safeHarbor: null, meaning: 'counters, states, times that are not about a person' },
  public: { safeHarbor: null, meaning: 'code systems, names of sites as published' },
} as const

export type DataClass = keyof typeof DATA_CLASSES

/** Splits a column's comment into its class (undefined when none or unknown) and its description. */
export function splitComment(comment: string | null): {
  dataClass: DataClass | undefined
  description: string
} {
  const match = /^@(\S+)\s*(.*)$/s.exec(comment ?? '')
  const word = match?.[1] ?? ''
  return isDataClass(word)
    ? { dataClass: word, description: match?.[2] ?? '' }
    : { dataClass: undefined, description: comment ?? '' }
}

/** Lists the columns without a known class and a description, as sentences. */
export function findUnclassified({ tables, views }: Catalogue): string[] {
  // The comments of a partition are those of its parent.
  const relations = [...tables.filter(({ partitionOf }) => partitionOf === null), ...views]
  return relations.flatMap(({ name, columns }) =>
    columns.flatMap((column) => {
      const { dataClass, description } = splitComment(column.comment)
      if (dataClass !== undefined && description !== '') return []
      const found = column.comment === null ? 'has no comment' : `has the comment "${column.comment}"`
      return [`${name}.${column.name} ${found}: expected "@class description" (classes in data-classes.ts).`]
    }),
  )
}

function isDataClass(word: string): word is DataClass {
  return Object.hasOwn(DATA_CLASSES, word)
}
