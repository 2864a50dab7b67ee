import { type PartialDate, partialDate } from '@ehr/contracts'
import * as z from 'zod/mini'

/** The date that a draft holds, when it holds a whole one. */
export function partialDateIn(value: unknown): PartialDate | undefined {
  const parsed = z.safeParse(partialDate, value)
  return parsed.success ? parsed.data : undefined
}
