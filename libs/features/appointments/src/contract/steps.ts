/** How far an appointment has come, in the words of FHIR R4: `checked-in` is in the room, `fulfilled` is done. */
export const APPOINTMENT_STATUS_VALUES = [
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'noshow',
  'cancelled',
  'entered-in-error',
] as const
export type AppointmentStatus = (typeof APPOINTMENT_STATUS_VALUES)[number]

/** What the desk may say of an appointment: come, not come, or neither yet. */
export const ARRIVAL_VALUES = ['booked', 'arrived', 'noshow'] as const
/** What those who treat may say of it: in the room, done, or waiting again. */
export const TREATMENT_VALUES = ['arrived', 'checked-in', 'fulfilled'] as const
/** How an appointment is taken back. */
export const WITHDRAWAL_VALUES = ['cancelled', 'entered-in-error'] as const

type Kind = 'arrival' | 'treatment' | 'withdrawal'

/**
 * Every step that an appointment may take, and whose step it is. Each step forward has one back, since a wrong
 * press must be put right; what was withdrawn stays so, and is booked anew.
 */
const STEPS: Readonly<Record<AppointmentStatus, Readonly<Partial<Record<AppointmentStatus, Kind>>>>> = {
  booked: {
    arrived: 'arrival',
    noshow: 'arrival',
    'checked-in': 'treatment',
    cancelled: 'withdrawal',
    'entered-in-error': 'withdrawal',
  },
  arrived: {
    booked: 'arrival',
    // Came, and left before being seen.
    noshow: 'arrival',
    'checked-in': 'treatment',
    cancelled: 'withdrawal',
    'entered-in-error': 'withdrawal',
  },
  'checked-in': { fulfilled: 'treatment', arrived: 'treatment', 'entered-in-error': 'withdrawal' },
  fulfilled: { 'checked-in': 'treatment', 'entered-in-error': 'withdrawal' },
  // Comes late after all.
  noshow: { arrived: 'arrival', booked: 'arrival', 'entered-in-error': 'withdrawal' },
  cancelled: {},
  'entered-in-error': {},
}

/** Whether an appointment may go from one status to another by a step of this kind. */
export function isStep(kind: Kind, from: AppointmentStatus, to: AppointmentStatus): boolean {
  return STEPS[from][to] === kind
}

/** The step that usually comes next; undefined where there is none. */
export function nextStep(
  status: AppointmentStatus,
): { kind: 'arrival'; to: 'arrived' } | { kind: 'treatment'; to: 'checked-in' | 'fulfilled' } | undefined {
  if (status === 'booked') return { kind: 'arrival', to: 'arrived' }
  if (status === 'arrived') return { kind: 'treatment', to: 'checked-in' }
  return status === 'checked-in' ? { kind: 'treatment', to: 'fulfilled' } : undefined
}

/** Appointments that take their practitioner's time; the others leave it free for somebody else. */
export const OCCUPYING_STATUSES = ['booked', 'arrived', 'checked-in', 'fulfilled'] as const

/** Whether an appointment with this status takes its practitioner's time. */
export function isOccupying(status: AppointmentStatus): boolean {
  return OCCUPYING_STATUSES.some((occupying) => occupying === status)
}

/** The moments that an appointment's wait is counted from. */
export interface StepMarks<Moment> {
  readonly arrivedAt: Moment | null
  readonly inRoomAt: Moment | null
  readonly doneAt: Moment | null
}

/** The moments after a step: a step forward sets its own, a step back takes the later ones away. */
export function marksAfter<Moment>(
  status: AppointmentStatus,
  { arrivedAt: cameAt, inRoomAt, doneAt }: StepMarks<Moment>,
  now: Moment,
): StepMarks<Moment> {
  const arrivedAt = cameAt ?? now
  switch (status) {
    case 'booked':
      return { arrivedAt: null, inRoomAt: null, doneAt: null }
    case 'arrived':
      return { arrivedAt, inRoomAt: null, doneAt: null }
    case 'checked-in':
      return { arrivedAt, inRoomAt: inRoomAt ?? now, doneAt: null }
    case 'fulfilled':
      return { arrivedAt, inRoomAt: inRoomAt ?? now, doneAt: now }
    default:
      return { arrivedAt: cameAt, inRoomAt, doneAt }
  }
}
