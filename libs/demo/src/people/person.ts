/** A made person, before any record is written about them. */
export interface Person {
  readonly names: readonly PersonName[]
  readonly sex: 'female' | 'male' | 'other' | 'unknown'
  readonly genderIdentity?: 'woman' | 'man' | 'non-binary' | 'other' | 'not-disclosed'
  /** `undefined`: nobody knows. */
  readonly born: Temporal.PlainDate | undefined
  readonly precision?: 'day' | 'month' | 'year'
  readonly language: string
  readonly phone?: string
  readonly isDeceased?: boolean
  readonly diedDaysAgo?: number
  readonly isRestricted?: boolean
  readonly inactiveReason?: string
  readonly multipleBirthOrder?: number
  /** `none`: no visit yet; `acute`: came with something short; `chronic`: as the dice fall. */
  readonly history: 'none' | 'acute' | 'chronic'
  /** `undefined`: as the dice fall. */
  readonly allergies?: 'many' | 'none-known' | 'not-recorded'
  /** What this person is in the demo for; told in the documentation, never shown as data. */
  readonly edgeCase?: string
}

export interface PersonName {
  readonly use: 'official' | 'usual' | 'maiden'
  readonly family: string | null
  readonly given: readonly string[]
  readonly prefix?: string
  readonly language?: string
}
