import * as z from 'zod/mini'
import { calendarDate, instant, recordId } from './values.ts'

/** What is asked for a record to point to: words of it as typed, or the one that was chosen before. */
export const choiceRequest = z.strictObject({
  text: z._default(z.string().check(z.trim(), z.maxLength(80)), ''),
  id: z.optional(recordId),
})
export type ChoiceRequest = z.infer<typeof choiceRequest>

/** A record to point to: what people call it, and when it was. */
export const choice = z.object({
  id: recordId,
  label: z.nullable(z.string()),
  at: z.nullable(z.union([instant, calendarDate])),
})
export type Choice = z.infer<typeof choice>

/** Records to point to, the best first; so many that a person still looks at them. */
export const choices = z.object({ items: z.array(choice) })

/** The most choices that are offered at once. */
export const MAX_CHOICES = 20
