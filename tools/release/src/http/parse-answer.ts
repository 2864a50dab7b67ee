import * as z from 'zod'
import type { HttpAnswer } from './request.ts'

/**
 * Reads an answer as what it should be.
 *
 * @throws when it is no JSON, or another shape; the message has the places that differ, and none of what stood there.
 */
export function parseAnswer<T>(title: string, schema: z.ZodType<T>, answer: HttpAnswer): T {
  const parsed = schema.safeParse(parseJson(title, answer.text))
  if (parsed.success) return parsed.data
  const places = z
    .flattenError(parsed.error, ({ path, message }) => `${path.join('.')}: ${message}`)
    .formErrors.concat(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  throw new Error(`${title}: the answer is not what is documented (${[...new Set(places)].join('; ')}).`)
}

function parseJson(title: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${title}: the answer is no JSON.`)
  }
}
