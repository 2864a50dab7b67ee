import type { MigrationStatus } from '@ehr/db-migrations'

/** Tells which migrations a database has that the branch has not, and the other way round. */
export function describeDifference(status: MigrationStatus, database: string): string[] {
  const lines = [
    `${database} has ${counted(status.unknown.length)} that this branch has not:`,
    ...status.unknown.map((name) => `  ${name}`),
  ]
  if (status.pending.length === 0) return lines
  return [
    ...lines,
    `and this branch has ${counted(status.pending.length)} that the database has not:`,
    ...status.pending.map((name) => `  ${name}`),
  ]
}

/** The commands that help when the development database has migrations that the branch has not. */
export function listRemedies(fittingSnapshots: readonly string[]): string[] {
  return [
    'What helps:',
    ...fittingSnapshots.map((name) => `  pnpm ehr db restore ${name} (a snapshot that fits this branch)`),
    '  pnpm ehr db snapshot <name> (keeps the database as it is, for when you come back)',
    '  pnpm ehr db reset (makes it anew from this branch, with the demo clinic)',
  ]
}

/** The snapshots that a branch can use: those that have applied nothing which the branch has not. */
export function listFittingSnapshots(
  snapshots: readonly { readonly name: string; readonly applied: readonly string[] }[],
  inBranch: readonly string[],
): string[] {
  const known = new Set(inBranch)
  return snapshots
    .filter((snapshot) => snapshot.applied.length > 0 && snapshot.applied.every((name) => known.has(name)))
    .map((snapshot) => snapshot.name)
}

/** The name of a snapshot made at this moment, before a database is replaced: kept-20261121-0905 (UTC). */
export function nameForKept(now: Date): string {
  const digits = now.toISOString().replace(/\D/g, '')
  return `kept-${digits.slice(0, 8)}-${digits.slice(8, 12)}`
}

/** "1 migration", "3 migrations". */
export function counted(count: number): string {
  return count === 1 ? '1 migration' : `${count} migrations`
}
