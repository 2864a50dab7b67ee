import { calendarDate, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'

/** Which appointments the page shows, as its address has it: a day and ids, nothing about a patient. */
export interface DaySearch {
  /** Today by the site's clocks, unless another. */
  readonly day?: string | undefined
  readonly locationId?: string | undefined
  /** Whose patients: the viewer's own, everybody's, or those of a practitioner. */
  readonly who?: string | undefined
}

const daySchema = z.object({
  day: z.catch(z.optional(calendarDate), undefined),
  location: z.catch(z.optional(recordId), undefined),
  who: z.catch(z.optional(z.union([z.literal('mine'), z.literal('all'), recordId])), undefined),
})

/** Reads an address's search; what is no day or id counts as absent. */
export function readDaySearch(search: unknown): DaySearch {
  const { day, location, who } = z.parse(daySchema, search)
  return {
    ...(day === undefined ? {} : { day }),
    ...(location === undefined ? {} : { locationId: location }),
    ...(who === undefined ? {} : { who }),
  }
}

/** The search of an address that shows this. */
export function daySearchOf({ day, locationId, who }: DaySearch): Record<string, string> {
  return {
    ...(day === undefined ? {} : { day }),
    ...(locationId === undefined ? {} : { location: locationId }),
    ...(who === undefined ? {} : { who }),
  }
}

/** The day some days later; negative for earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
