import type { AllergyIntoleranceTable } from '@ehr/db-migrations/tables/allergy-intolerance'
import type { Updateable } from 'kysely'
import * as z from 'zod/mini'
import { type Allergy, type AllergyChange, type Reaction, reaction } from '../contract.ts'
import type { AllergyRow } from './queries.ts'

/** HL7's way to say that a concept has no code and its text is all there is. */
const TEXT_ONLY = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'as-text' }

/** A row as the contract shows it. */
export function toAllergy(row: AllergyRow): Allergy {
  return {
    id: row.id,
    patientId: row.patientId,
    version: row.version,
    code: { system: row.codeSystem, code: row.code, display: row.codeDisplay },
    type: row.type,
    category: row.category,
    criticality: row.criticality,
    clinicalStatus: row.clinicalStatus,
    verificationStatus: row.verificationStatus,
    isNoneKnown: row.isNoneKnown,
    reaction: row.reaction,
    reactionSeverity: row.reactionSeverity,
    reactions: toReactions(row),
    onset:
      row.onsetOn === null || row.onsetPrecision === null
        ? null
        : { value: row.onsetOn, precision: row.onsetPrecision },
    onsetAt: row.onsetAt?.toISOString() ?? null,
    recordedAt: row.recordedAt?.toISOString() ?? null,
    statusReason: row.statusReason,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    changedBy: row.changedBy,
    recordedBy: row.recordedBy,
  }
}

/** The columns that people write. */
export function toColumns(input: AllergyChange) {
  const reactions = input.reactions.toSorted((one, other) => rankOf(other) - rankOf(one))
  const [worst] = reactions
  return {
    type: input.type,
    category: input.category,
    criticality: input.criticality,
    verificationStatus: input.verificationStatus,
    reactions: JSON.stringify(reactions),
    reaction: worst?.manifestation.display ?? null,
    reactionSeverity: worst?.severity ?? null,
    onsetOn: input.onset?.value ?? null,
    onsetPrecision: input.onset?.precision ?? null,
    note: input.note,
  } satisfies Updateable<AllergyIntoleranceTable>
}

/** What people wrote here; else the one reaction that an import brought. */
function toReactions({ reactions, reaction: words, reactionSeverity }: AllergyRow): Reaction[] {
  const written = z.safeParse(z.array(reaction), reactions)
  if (written.success) return written.data
  if (words === null && reactionSeverity === null) return []
  const display = words ?? '–'
  return [{ manifestation: { ...TEXT_ONLY, display }, severity: reactionSeverity }]
}

const RANKS = { mild: 1, moderate: 2, severe: 3 } as const

function rankOf({ severity }: Reaction): number {
  return severity === null ? 0 : RANKS[severity]
}
