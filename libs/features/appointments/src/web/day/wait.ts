import type { AppointmentProgress } from '../../contract.ts'

/**
 * For how many whole minutes a patient has waited: from coming until taken in, or until now. Undefined for who has
 * not come, and for who came and was never taken in.
 */
export function minutesWaited(
  { status, arrivedAt, inRoomAt }: Pick<AppointmentProgress, 'status' | 'arrivedAt' | 'inRoomAt'>,
  now: Date,
): number | undefined {
  if (arrivedAt === null) return undefined
  const end = inRoomAt ?? (status === 'arrived' ? now.toISOString() : undefined)
  if (end === undefined) return undefined
  return Math.max(0, Math.floor((Date.parse(end) - Date.parse(arrivedAt)) / 60_000))
}
