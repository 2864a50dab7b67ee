import type { ALLERGY_MOVES } from '../contract.ts'
import type { AllergyRow } from './queries.ts'

type Move = (typeof ALLERGY_MOVES)[number]
type Moved = Partial<Pick<AllergyRow, 'clinicalStatus' | 'verificationStatus'>>

/**
 * What an allergy becomes by a move; `undefined` where it has no such move. A statement that none is known may only
 * end: it is stated anew, never revived, since it may be wrong by now.
 */
export function planMove(
  row: Pick<AllergyRow, 'isNoneKnown' | 'verificationStatus'>,
  to: Move,
): Moved | undefined {
  if (to === 'entered-in-error') return { verificationStatus: to }
  if (row.isNoneKnown) return to === 'inactive' ? { clinicalStatus: to } : undefined
  // What was refuted comes back as something to be confirmed.
  const isRevived = to === 'active' && row.verificationStatus === 'refuted'
  return { clinicalStatus: to, ...(isRevived ? { verificationStatus: 'unconfirmed' as const } : {}) }
}
