import { hash } from 'node:crypto'
import type { JsonObject } from '../json/lossless.ts'
import type { PartRows } from './item.ts'

/**
 * SHA-256 over what the rows say, whatever order their columns are in; columns without a value do not count, so
 * that a new column alone changes no hash. Not over the source's text: what is not carried may change there, and
 * a link that could not be resolved last time, or other days of shift, are a change.
 */
export function contentHash(root: JsonObject, parts: readonly PartRows[]): Buffer {
  const texts = parts.flatMap(({ table, rows }) => rows.map((row) => `${table}\n${rowText(row)}`))
  return hash('sha256', [rowText(root), ...texts].join('\n'), 'buffer')
}

function rowText(row: JsonObject): string {
  const members = columnsInOrder(row).map((name) => {
    const value = row[name]
    return value === null || value === undefined ? '' : `${name}=${JSON.stringify(value)}\n`
  })
  return members.join('')
}

/** Sorting is the dear part; the rows of a table have the same columns in the same order. */
const orders = new Map<string, readonly string[]>()

function columnsInOrder(row: JsonObject): readonly string[] {
  const names = Object.keys(row)
  const key = names.join()
  const known = orders.get(key)
  if (known !== undefined) return known
  const sorted = names.toSorted()
  orders.set(key, sorted)
  return sorted
}
