import type { Draft } from '@ehr/ui/form/draft.ts'
import {
  type Problem,
  type ProblemChange,
  type ProblemInput,
  WRITTEN_VERIFICATION_STATUSES,
} from '../../contract.ts'

/** A new problem: active and confirmed, as most are; the rest is for people to say. */
export const BLANK_PROBLEM: Draft<ProblemInput> = {
  code: { system: null, code: null, display: null },
  clinicalStatus: 'active',
  verificationStatus: 'confirmed',
  severity: null,
  onset: null,
  abated: null,
  note: null,
  encounterId: null,
  duplicateConfirmed: false,
}

/** What of a record the form shows and writes. */
export function draftOf(problem: Problem): Draft<ProblemChange> {
  const { clinicalStatus, severity, onset, abated, note } = problem
  const verificationStatus =
    WRITTEN_VERIFICATION_STATUSES.find((known) => known === problem.verificationStatus) ?? null
  return { clinicalStatus, verificationStatus, severity, onset, abated, note }
}
