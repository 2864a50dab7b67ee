import type { LostData } from '../model/observation.ts'

/** Describes rows that were lost, by table: columns and numbers, never a value. */
export function describeLost(lost: readonly LostData[]): string {
  return `${lost.map(describeTable).join('; ')}.`
}

function describeTable({ table, columns, rowsBefore, rowsAfter, rowsDifferent }: LostData): string {
  const name = `${table.schema}.${table.name}`
  if (columns.length > 0) return `${name} (${columns.join(', ')}) in ${rowsDifferent} of ${rowsBefore} rows`
  const gone = rowsBefore - rowsAfter
  return gone > 0
    ? `${gone} of ${rowsBefore} rows of ${name}`
    : `${rowsDifferent} of ${rowsBefore} rows of ${name}`
}
