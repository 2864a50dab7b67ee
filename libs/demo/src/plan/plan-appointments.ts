import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import type { Insertable } from 'kysely'
import type { Calendar } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { ClinicPlan } from './clinic-plan.ts'
import { VISIT_MINUTES } from './plan-visits.ts'

type AppointmentRow = Insertable<AppointmentTable> & { id: string }

interface Frame {
  readonly calendar: Calendar
  readonly random: Random
}

/** People in the demo clinic's week who have no visit and are booked in the afternoon: every so many-eth of them. */
const EVERY = 7
const AFTERNOON = Array.from({ length: 8 }, (_, slot) => 15 * 60 + slot * 15)

/**
 * Books the week of a planned clinic: an appointment for each visit of it, and some more of people who come later,
 * did not come, or called off. How far each has come is decided when the clinic is written (appointment-state).
 */
export function planAppointments(
  plan: Pick<ClinicPlan, 'encounter' | 'patient' | 'practitioner' | 'location'>,
  { calendar, random }: Frame,
): AppointmentRow[] {
  const [from, to] = [calendar.moment(0, 0), calendar.moment(7, 0)]
  const visits = plan.encounter.filter(({ startedAt }) => {
    const at = Temporal.Instant.from(String(startedAt))
    return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0
  })
  const ofVisits = visits.flatMap((visit) => bookVisit(visit, random))
  const busy = new Set(visits.map(({ patientId }) => patientId))
  const others = plan.patient.filter(({ id, isDeceased, isActive }) => {
    return !busy.has(id) && isDeceased !== true && isActive !== false
  })
  const extras = others
    .filter((_patient, place) => place % EVERY === 0)
    .flatMap(({ id }, place) => bookAfternoon({ patientId: id, place, plan }, { calendar, random }))
  return explainOverlaps([...ofVisits, ...extras])
}

function bookVisit(visit: ClinicPlan['encounter'][number], random: Random): AppointmentRow[] {
  const { locationId, practitionerId, patientId } = visit
  if (locationId == null || practitionerId == null) return []
  const startsAt = Temporal.Instant.from(String(visit.startedAt))
  return [
    {
      id: random.uuid(startsAt),
      ...{ patientId, locationId, practitionerId },
      ...spanOf(startsAt, VISIT_MINUTES),
      visitTypeSystem: visit.typeSystem ?? null,
      visitTypeCode: visit.typeCode ?? null,
      visitTypeDisplay: visit.typeDisplay ?? null,
      reasonSystem: visit.reasonSystem ?? null,
      reasonCode: visit.reasonCode ?? null,
      reasonDisplay: visit.reasonDisplay ?? null,
      reasonText: null,
      comment: random.chance(0.15) ? random.pick(COMMENTS) : null,
      status: 'booked',
      cancelReason: null,
    },
  ]
}

const COMMENTS = ['Comes by wheelchair', 'Interpreter is booked', 'Brings the old medication list']
const REASONS = ['Cough for two weeks', 'Wants the ears looked at', 'Back pain since Sunday', 'Vaccination']
const EXCUSES = ['Is well again', 'Could not get away from work', 'Asked for another week']

interface Extra {
  readonly patientId: string
  readonly place: number
  readonly plan: Pick<ClinicPlan, 'practitioner' | 'location'>
}

function bookAfternoon({ patientId, place, plan }: Extra, { calendar, random }: Frame): AppointmentRow[] {
  const [practitioner] = plan.practitioner
  const location = plan.location[0]
  const minutes = AFTERNOON[Math.floor(place / 7)]
  if (practitioner === undefined || location === undefined || minutes === undefined) return []
  const startsAt = calendar.moment(place % 7, Math.floor(minutes / 60), minutes % 60)
  const isCancelled = place % 5 === 3
  return [
    {
      id: random.uuid(startsAt),
      ...{ patientId, practitionerId: practitioner.id, locationId: location.id },
      ...spanOf(startsAt, 15),
      reasonText: random.pick(REASONS),
      ...(isCancelled
        ? { status: 'cancelled' as const, cancelReason: random.pick(EXCUSES) }
        : { status: 'booked' as const, cancelReason: null }),
    },
  ]
}

function spanOf(startsAt: Temporal.Instant, minutes: number) {
  return { startsAt: startsAt.toString(), endsAt: startsAt.add({ minutes }).toString() }
}

/** Of two with one practitioner at a time, the second was squeezed in: the clinic has a reason for each. */
function explainOverlaps(rows: readonly AppointmentRow[]): AppointmentRow[] {
  const taken = new Map<string, { from: string; to: string }[]>()
  return rows.map((row) => {
    const [from, to] = [String(row.startsAt), String(row.endsAt)]
    const others = taken.get(row.practitionerId) ?? []
    const isTaken = others.some((other) => other.from < to && other.to > from)
    taken.set(row.practitionerId, [...others, { from, to }])
    return { ...row, overlapReason: isTaken ? 'Squeezed in: the patient leaves tomorrow' : null }
  })
}
