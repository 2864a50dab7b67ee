import { coding, recordId, recordVersion } from '@ehr/contracts'
import * as z from 'zod/mini'

/** Warnings that speak against a drug. */
const CONFLICT_KINDS = ['allergy', 'cross-reactivity', 'duplicate', 'same-class'] as const

/** What could not be checked, or not wholly: said each time, so that no warning never looks like no risk. */
const GAP_KINDS = [
  'drug-not-checked',
  'allergy-not-checked',
  'medication-not-checked',
  'allergies-not-recorded',
] as const

export const WARNING_SEVERITIES = ['high', 'moderate', 'low'] as const

/** What a drug conflicts with. */
const conflict = z.object({
  type: z.enum(['allergy', 'medication']),
  id: recordId,
  version: recordVersion,
  code: coding,
  /** What happened, of an allergy. */
  reaction: z.nullable(z.string()),
})

/** One line of the table of warnings. */
export const drugWarning = z.object({
  /** Kind, record and its version: an answer holds for what was shown, and for nothing else. */
  id: z.string(),
  kind: z.enum([...CONFLICT_KINDS, ...GAP_KINDS]),
  severity: z.nullable(z.enum(WARNING_SEVERITIES)),
  /** True: prescribing needs an answer to it. */
  mustAnswer: z.boolean(),
  conflict: z.nullable(conflict),
  /** The ingredient or class that both have. */
  matched: z.nullable(z.string()),
  /** `name`: recognised by a word in its name only. */
  basis: z.enum(['code', 'name']),
  source: z.nullable(z.object({ title: z.string(), url: z.string() })),
})
export type DrugWarning = z.infer<typeof drugWarning>
export type DrugConflict = z.infer<typeof conflict>
