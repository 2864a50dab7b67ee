import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { describeLocks } from './describe.ts'
import { liveLocks } from './live-locks.ts'

/** A further sentence about the strong locks of a statement, with a space in front; empty where it has none. */
export function describeHeld(migration: ObservedMigration, statement: ObservedStatement | undefined): string {
  const locks = statement === undefined ? [] : liveLocks(migration, statement, 'SHARE')
  return locks.length > 0 ? ` ${describeLocks(locks)}.` : ''
}
