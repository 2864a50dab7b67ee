import type { SeedTable } from './model.ts'

/**
 * Puts tables behind those that their foreign keys point to. In a cycle a table goes first that can do without the
 * others, that is whose keys to them may be empty; where there is none, the one with the fewest such keys.
 */
export function orderTables(tables: readonly SeedTable[]): SeedTable[] {
  const open = new Map(tables.map((table) => [table.oid, table]))
  const ordered: SeedTable[] = []
  while (open.size > 0) {
    const ranked = [...open.values()].map((table) => ({ table, waits: countWaits(table, open) }))
    const free = ranked.filter(({ waits }) => waits.needed + waits.wanted === 0)
    const next = free.length > 0 ? free : [leastWaiting(ranked)]
    for (const { table } of next) {
      ordered.push(table)
      open.delete(table.oid)
    }
  }
  return ordered
}

interface Waits {
  needed: number
  wanted: number
}

function countWaits(table: SeedTable, open: ReadonlyMap<number, SeedTable>): Waits {
  const keys = table.foreignKeys.filter(({ parent }) => parent !== table.oid && open.has(parent))
  const needed = keys.filter(({ columns }) =>
    table.columns.every(({ number, notNull }) => !columns.includes(number) || notNull),
  )
  return { needed: needed.length, wanted: keys.length - needed.length }
}

function leastWaiting(ranked: readonly { table: SeedTable; waits: Waits }[]): {
  table: SeedTable
  waits: Waits
} {
  const [first] = ranked.toSorted(
    (one, other) => one.waits.needed - other.waits.needed || one.waits.wanted - other.waits.wanted,
  )
  if (first === undefined) throw new Error('There is no table left to choose from.')
  return first
}
