import * as z from 'zod/mini'

/** Most records that one page may hold. */
export const MAX_PAGE_SIZE = 100

/** What a listing takes: how many, and the opaque cursor of the page before. */
export const pageRequest = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_PAGE_SIZE)), 25),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
})

/** A page of records; `nextCursor` is absent on the last one. */
export function pageOf<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.optional(z.string()) })
}

/** Whether a listing of the chart has what was entered in error, which screens strike through; not unless asked. */
export const enteredInErrorFilter = z._default(z.enum(['omit', 'include']), 'omit')
