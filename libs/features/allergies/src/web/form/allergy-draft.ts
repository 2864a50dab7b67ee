import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Allergy, AllergyChange, AllergyInput } from '../../contract.ts'

export type NewAllergyDraft = Draft<AllergyInput>
export type AllergyDraft = Draft<AllergyChange>

export const BLANK_REACTION: AllergyDraft['reactions'][number] = {
  manifestation: { system: null, code: null, display: null },
  severity: null,
}

/** A new allergy: nothing is filled in, so that nothing is recorded by mistake. */
export const BLANK_ALLERGY: NewAllergyDraft = {
  code: { system: null, code: null, display: null },
  type: null,
  category: null,
  criticality: null,
  verificationStatus: null,
  reactions: [],
  onset: null,
  note: null,
  duplicateReason: null,
}

/** What of a record the form shows and writes. */
export function draftOf(allergy: Allergy): AllergyDraft {
  const { type, category, criticality, verificationStatus, reactions, onset, note } = allergy
  return {
    type,
    category,
    criticality,
    verificationStatus: verificationStatus === 'unconfirmed' ? 'unconfirmed' : 'confirmed',
    reactions,
    onset,
    note,
  }
}
