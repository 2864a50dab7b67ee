import type { Calendar } from '../calendar.ts'
import type { Person } from '../people/person.ts'
import type { Random } from '../random.ts'

/** A visit before it is written: when, what for, and how far it has come. */
export interface Visit {
  readonly id: string
  readonly startedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | undefined
  readonly status: 'planned' | 'arrived' | 'in-progress' | 'finished' | 'cancelled'
  readonly class: 'ambulatory' | 'emergency'
  readonly practitionerId: string
  readonly locationId: string
  readonly kind: 'check-up' | 'follow-up' | 'acute'
}

/** What visits are made from. */
export interface VisitFrame {
  readonly calendar: Calendar
  /** Day of the anchor's week that is today: 0 is Monday. */
  readonly today: number
  readonly practitionerIds: readonly string[]
  readonly locationIds: readonly string[]
  readonly random: Random
}

/** How long a visit of this week takes. */
export const VISIT_MINUTES = 20

/** How far back records reach, in days. */
const YEARS_BACK = 4 * 365

/** The past visits of a person, oldest first. */
export function planPastVisits(person: Person, frame: VisitFrame): Visit[] {
  const { random, calendar, today } = frame
  if (person.history === 'none') return []
  const ageDays =
    person.born === undefined
      ? YEARS_BACK
      : calendar.day(today).since(person.born, { largestUnit: 'days' }).days
  const reach = Math.min(YEARS_BACK, Math.max(ageDays - 1, 1))
  const wanted = person.history === 'acute' ? random.integer(1, 6) : random.integer(12, 34)
  const count = Math.min(wanted, Math.max(1, Math.floor(reach / 20)))
  const last = person.diedDaysAgo ?? 1
  const days = Array.from({ length: count }, () => today - random.integer(last, Math.max(reach, last)))
  return [...new Set(days)].sort((a, b) => a - b).map((day) => planPastVisit(day, person, frame))
}

function planPastVisit(day: number, person: Person, frame: VisitFrame): Visit {
  const { random, calendar } = frame
  const startedAt = calendar.moment(day, random.integer(8, 16), random.pick([0, 15, 30, 45]))
  const kind =
    person.history === 'acute'
      ? 'acute'
      : random.pick(['check-up', 'follow-up', 'follow-up', 'acute'] as const)
  return {
    id: random.uuid(startedAt),
    startedAt,
    endedAt: startedAt.add({ minutes: random.integer(12, 45) }),
    status: 'finished',
    class: kind === 'acute' && random.chance(0.12) ? 'emergency' : 'ambulatory',
    practitionerId: random.pick(frame.practitionerIds),
    locationId: random.pick(frame.locationIds),
    kind,
  }
}

/** Hours at which the clinic books, in minutes of the day. */
const SLOTS = Array.from({ length: 28 }, (_, slot) => 8 * 60 + slot * 15)

const STATES_OF_TODAY = ['finished', 'arrived', 'in-progress', 'planned', 'planned'] as const

/**
 * How far a visit of this week has come: done before today, in every state today, planned afterwards.
 *
 * @param day of the week, 0 is Monday
 * @param slot how many-eth visit of its day; spreads the states of today
 */
export function stateInWeek(day: number, today: number, slot: number): (typeof STATES_OF_TODAY)[number] {
  if (day !== today) return day < today ? 'finished' : 'planned'
  return STATES_OF_TODAY[slot % STATES_OF_TODAY.length] ?? 'planned'
}

/**
 * The visit that a person has in this week, if any.
 *
 * @param place how many-eth patient this is; spreads people evenly over the days and slots
 */
export function planThisWeeksVisit(place: number, person: Person, frame: VisitFrame): Visit | undefined {
  const { random, calendar, today } = frame
  if (person.isDeceased === true || person.inactiveReason !== undefined || person.history === 'none')
    return undefined
  if (place % 2 === 1) return undefined
  const slot = Math.floor(place / 14)
  const day = (place / 2) % 7
  const minutes = SLOTS[(slot * 2) % SLOTS.length] ?? 480
  const startedAt = calendar.moment(day, Math.floor(minutes / 60), minutes % 60)
  const status = stateInWeek(day, today, slot)
  return {
    id: random.uuid(startedAt),
    startedAt,
    endedAt: status === 'finished' ? startedAt.add({ minutes: VISIT_MINUTES }) : undefined,
    status,
    class: 'ambulatory',
    practitionerId: random.pick(frame.practitionerIds),
    locationId: random.pick(frame.locationIds),
    kind: 'follow-up',
  }
}
