import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import type { Insertable } from 'kysely'

/** What of an appointment tells how far it has come. */
export interface BookedTime {
  readonly id: string
  readonly startsAt: Temporal.Instant
  /** How far its visit has come; undefined for who has none in the demo. */
  readonly visit: { readonly id: string; readonly status: string } | undefined
}

export type AppointmentState = Pick<
  Insertable<AppointmentTable>,
  'status' | 'encounterId' | 'arrivedAt' | 'inRoomAt' | 'doneAt'
>

/**
 * How far an appointment of the demo's week has come: as far as its visit; on a day that is over, who has none did
 * not come. Moments of who is here now are counted back from now, so that no demo shows a wait of half a day.
 *
 * @param today the day that it is at the clinic
 */
export function appointmentState(
  { id, startsAt, visit }: BookedTime,
  { today, now, timeZone }: { today: Temporal.PlainDate; now: Temporal.Instant; timeZone: string },
): AppointmentState {
  // Told by the id, so that it stays the same however often it is asked.
  const spread = Number.parseInt(id.slice(-4), 16) % 20
  const before = (minutes: number) => now.subtract({ minutes }).toString()
  const none = { encounterId: null, arrivedAt: null, inRoomAt: null, doneAt: null }
  switch (visit?.status) {
    case 'arrived':
      return { ...none, status: 'arrived', encounterId: visit.id, arrivedAt: before(4 + spread * 2) }
    case 'in-progress': {
      const moments = { arrivedAt: before(22 + spread), inRoomAt: before(6 + Math.floor(spread / 3)) }
      return { ...none, status: 'checked-in', encounterId: visit.id, ...moments }
    }
    case 'finished':
      return { status: 'fulfilled', encounterId: visit.id, ...momentsOfDone(startsAt, spread) }
    default: {
      const day = startsAt.toZonedDateTimeISO(timeZone).toPlainDate()
      const isOver = visit === undefined && Temporal.PlainDate.compare(day, today) < 0
      return { ...none, status: isOver ? 'noshow' : 'booked' }
    }
  }
}

function momentsOfDone(startsAt: Temporal.Instant, spread: number) {
  const inRoomAt = startsAt.add({ minutes: Math.floor(spread / 2) })
  return {
    arrivedAt: startsAt.subtract({ minutes: 5 + Math.floor(spread / 2) }).toString(),
    inRoomAt: inRoomAt.toString(),
    doneAt: inRoomAt.add({ minutes: 18 }).toString(),
  }
}
