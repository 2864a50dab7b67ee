import type { LostData } from '../../model/observation.ts'
import type { Content, TableContent } from './read-content.ts'

/**
 * Tells what of an earlier content is no longer there: tables, rows, and values of columns. What was added is no
 * loss, and neither is a column that is gone and was empty.
 */
export function compareContent(before: Content, after: Content): LostData[] {
  return [...before].flatMap(([name, old]) => {
    const now = after.get(name)
    // Not read again, since nothing has touched it.
    if (now === old) return []
    const lost = now === undefined ? loseAll(old) : compareTable(old, now)
    return lost.rowsDifferent === 0 ? [] : [lost]
  })
}

function loseAll({ table, rows }: TableContent): LostData {
  return { table, columns: [], rowsBefore: rows, rowsAfter: 0, rowsDifferent: rows }
}

function compareTable(old: TableContent, now: TableContent): LostData {
  const isKeyed = old.key.length > 0 && old.key.join('\n') === now.key.join('\n')
  const { columns, rowsDifferent } = isKeyed ? compareRows(old, now) : compareColumns(old, now)
  return { table: old.table, columns, rowsBefore: old.rows, rowsAfter: now.rows, rowsDifferent }
}

interface Difference {
  columns: string[]
  rowsDifferent: number
}

/** Row by row, found again by their keys. */
function compareRows(old: TableContent, now: TableContent): Difference {
  const places = new Map(
    Array.from({ length: now.rows }, (_, row) => [now.keys.readBigInt64BE(row * 8), row]),
  )
  const different = new Set<number>()
  const columns = new Set<string>()
  for (let row = 0; row < old.rows; row += 1) {
    const place = places.get(old.keys.readBigInt64BE(row * 8))
    if (place === undefined) {
      different.add(row)
      continue
    }
    for (const [name, hashes] of old.columns) {
      if (hashes.readInt32BE(row * 4) === hashAt(now.columns.get(name), place)) continue
      columns.add(name)
      different.add(row)
    }
  }
  return { columns: [...columns], rowsDifferent: different.size }
}

/** Without a key, or with another one: which values there are, column by column, whatever row they are in. */
function compareColumns(old: TableContent, now: TableContent): Difference {
  const missing = [...old.columns].map(([name, hashes]) => ({
    name,
    count: countMissing(hashes, now.columns.get(name), old.rows),
  }))
  const gone = Math.max(old.rows - now.rows, 0)
  // Of a table with fewer rows each column misses values: that alone is no loss of columns.
  const columns = missing.filter(({ count }) => count > gone).map(({ name }) => name)
  return { columns, rowsDifferent: Math.max(gone, ...missing.map(({ count }) => count)) }
}

function countMissing(old: Buffer, now: Buffer | undefined, rows: number): number {
  const counts = new Map<number, number>()
  for (let at = 0; now !== undefined && at < now.length; at += 4) {
    const hash = now.readInt32BE(at)
    counts.set(hash, (counts.get(hash) ?? 0) + 1)
  }
  let missing = 0
  for (let row = 0; row < rows; row += 1) {
    const hash = old.readInt32BE(row * 4)
    const left = counts.get(hash) ?? 0
    if (left > 0) counts.set(hash, left - 1)
    else if (hash !== NOTHING || now !== undefined) missing += 1
  }
  return missing
}

/** Null, as it is hashed. */
const NOTHING = 0

/** A column that is gone holds nothing. */
function hashAt(hashes: Buffer | undefined, row: number): number {
  return hashes === undefined ? NOTHING : hashes.readInt32BE(row * 4)
}
