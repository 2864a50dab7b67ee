import { calendarDate, recordId, text } from '@ehr/contracts'
import { instantAt } from '@ehr/ui/display/site-instant.ts'
import * as z from 'zod/mini'
import { ACTIONS, type Filters, OUTCOMES } from '../../contract.ts'

/** What is asked for, as people write it: days of the clinic instead of moments. */
export const trailFilters = z.strictObject({
  userId: z.nullable(recordId),
  mrn: z.nullable(text(40)),
  action: z.nullable(z.enum(ACTIONS)),
  outcome: z.nullable(z.enum(OUTCOMES)),
  recordId: z.nullable(recordId),
  fromDay: z.nullable(calendarDate),
  toDay: z.nullable(calendarDate),
  breakGlass: z.boolean(),
})
export type TrailFilters = z.infer<typeof trailFilters>

export const NO_TRAIL_FILTERS: TrailFilters = {
  userId: null,
  mrn: null,
  action: null,
  outcome: null,
  recordId: null,
  fromDay: null,
  toDay: null,
  breakGlass: false,
}

/** As the API takes them: the last day counts whole, by the clinic's clock. */
export function toFilters({ fromDay, toDay, ...rest }: TrailFilters, timeZone: string): Filters {
  return {
    ...rest,
    patientId: null,
    from: fromDay === null ? null : startOf(fromDay, timeZone),
    before: toDay === null ? null : startOf(dayAfter(toDay), timeZone),
  }
}

/** How many filters are set. */
export function countFilters(filters: TrailFilters): number {
  return Object.values(filters).filter((value) => value !== null && value !== false).length
}

/** Where clocks skip midnight, the day begins an hour later. */
function startOf(day: string, timeZone: string): string | null {
  return instantAt(day, '00:00', timeZone) ?? instantAt(day, '01:00', timeZone) ?? null
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
