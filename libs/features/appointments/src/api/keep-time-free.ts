import type { Db } from '@ehr/db'
import { AppError } from '@ehr/http'
import { overlapping } from '../contract.ts'
import { isOverlapping, lockPractitioner, type Span } from './queries.ts'

interface Wish {
  readonly overlapReason: string | null
  /** The appointment that is moved: it is not in its own way. */
  readonly exceptId: string | undefined
}

/**
 * Sees to it that a practitioner is booked once at a time: of two desks the second waits here for the first.
 * Two appointments overlap when each begins before the other ends; touching ones do not.
 *
 * @returns the reason to keep with a double booking; null where the time is free, whatever was given
 * @throws AppError APPOINTMENT_OVERLAP where the time is taken and no reason given
 */
export async function keepTimeFree(
  db: Db,
  span: Span,
  { overlapReason, exceptId }: Wish,
): Promise<string | null> {
  await lockPractitioner(db, span.practitionerId)
  if (!(await isOverlapping(db, span, exceptId))) return null
  if (overlapReason === null) throw new AppError(overlapping)
  return overlapReason
}
