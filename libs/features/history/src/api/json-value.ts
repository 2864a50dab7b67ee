import { coding } from '@ehr/contracts'
import * as z from 'zod/mini'
import type { FieldValue, Part, SimpleValue } from './values.ts'

const record = z.record(z.string(), z.unknown())

/** What a column of JSON holds: each object of it as a part. Empty: nothing. */
export function readJson(text: string): FieldValue | null {
  const parsed: unknown = JSON.parse(text)
  const items = (Array.isArray(parsed) ? parsed : [parsed]).map(readPart).filter((part) => part.length > 0)
  return items.length === 0 ? null : { type: 'parts', items }
}

function readPart(item: unknown): Part {
  const whole = readSimple(item)
  if (whole !== undefined) return whole === null ? [] : [{ field: 'entry', value: whole }]
  const parsed = z.safeParse(record, item)
  const entries = parsed.success ? Object.entries(parsed.data) : []
  return entries.flatMap(([field, inner]) => {
    const value = readSimple(inner)
    if (value === null) return []
    return [{ field, value: value ?? { type: 'text' as const, text: JSON.stringify(inner) } }]
  })
}

/** `undefined`: an object or a list, which is no simple value; `null`: nothing. */
function readSimple(value: unknown): SimpleValue | null | undefined {
  if (value === null || value === '') return null
  if (typeof value === 'string') return { type: 'text', text: value }
  if (typeof value === 'number') return { type: 'number', text: String(value), unit: null }
  if (typeof value === 'boolean') return { type: 'flag', isTrue: value }
  const coded = z.safeParse(coding, value)
  return coded.success ? { type: 'coding', coding: coded.data } : undefined
}
