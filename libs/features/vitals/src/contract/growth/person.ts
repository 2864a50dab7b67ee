import type { PartialDate } from '@ehr/contracts'

/** What the judgement of a value takes of a person. */
export interface Person {
  readonly birthDate: PartialDate | null
  readonly sex: 'female' | 'male' | 'other' | 'unknown'
}
