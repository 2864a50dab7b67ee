import { randomUUID } from 'node:crypto'

/** What makes an event unique and places it in time. */
export interface Stamp {
  /** UUIDv7 (RFC 9562, section 5.7) whose 12 bits after the version are the microseconds. */
  readonly id: string
  /** ISO 8601 in UTC with six digits of a second. */
  readonly recordedAt: string
}

const SECOND_US = 1_000_000

/** Gives stamps of one process: each later than the one before, also within a millisecond. */
export function createStamps(clock: () => Date = () => new Date()): () => Stamp {
  let last = 0
  return () => {
    const now = clock().getTime() * 1000
    // A clock that was set back by more than a moment is right: what came before was wrong.
    last = last - now < SECOND_US ? Math.max(now, last + 1) : now
    return stampAt(last)
  }
}

function stampAt(microseconds: number): Stamp {
  const milliseconds = Math.floor(microseconds / 1000)
  const rest = microseconds % 1000
  const time = milliseconds.toString(16).padStart(12, '0')
  const fraction = (rest * 4).toString(16).padStart(3, '0')
  return {
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${fraction}-${randomUUID().slice(19)}`,
    recordedAt: `${new Date(milliseconds).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`,
  }
}
