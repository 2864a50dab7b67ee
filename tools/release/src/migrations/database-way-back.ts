import { listBreaking } from './list-migrations.ts'
import type { MigrationProof } from './validate.ts'

/** What of the database must go back before the version before can serve. */
export type DatabaseWayBack =
  | { kind: 'stays' }
  | { kind: 'down'; undone: readonly string[] }
  | { kind: 'restore'; why: string }

/** What decides it. */
export interface WayBackFacts {
  newMigrations: readonly string[]
  proof: MigrationProof | undefined
  policy: 'down-if-lossless' | 'restore-only'
  /** Whether the owner’s connection to the database is at hand. */
  isReachable: boolean
}

/**
 * Decides how the database goes back: not at all where the version before serves on the newer schema; by the down
 * migrations where they were proven to lose nothing; else to the restore point, which people decide on.
 */
export function decideDatabase({ newMigrations, proof, policy, isReachable }: WayBackFacts): DatabaseWayBack {
  const breaking = listBreaking(newMigrations)
  if (breaking.length === 0) return { kind: 'stays' }
  const names = breaking.join(', ')
  if (policy === 'restore-only') return { kind: 'restore', why: `${names}: the metadata want a restore` }
  if (proof?.kind !== 'tried' || !proof.isLossless)
    return { kind: 'restore', why: `${names}: nothing proves that undoing loses nothing` }
  if (!isReachable)
    return {
      kind: 'restore',
      why: `${names} could be undone without loss, but MIGRATION_DATABASE_URL is not set; where it is: pnpm ehr migrate down`,
    }
  return { kind: 'down', undone: newMigrations }
}
