import type { Db } from '@ehr/db'
import { BREAKING_SUFFIX, compareMigrations, listApplied } from '@ehr/db-migrations'

/** Whether this build may serve on the database's schema, and if not, why. */
export type SchemaState =
  | { readonly isReady: true; readonly schema: string | undefined }
  | { readonly isReady: false; readonly schema: string | undefined; readonly reason: string }

/** Reads what is applied and compares it with what this build was made for. */
export async function readSchemaState(db: Db, known: readonly string[]): Promise<SchemaState> {
  return decideSchemaState(known, await listApplied(db))
}

/**
 * Decides readiness: behind is refused; ahead is fine, because old and new run side by side during a deploy,
 * unless a migration that this build does not know is marked as breaking for it.
 */
export function decideSchemaState(known: readonly string[], applied: readonly string[]): SchemaState {
  const schema = applied.at(-1)
  const { pending, unknown } = compareMigrations(known, applied)
  if (pending.length > 0) {
    return { isReady: false, schema, reason: `The schema is behind: ${pending.join(', ')} not applied.` }
  }
  const breaking = unknown.filter((name) => name.endsWith(BREAKING_SUFFIX))
  if (breaking.length > 0) {
    return { isReady: false, schema, reason: `The schema is too new for this build: ${breaking.join(', ')}.` }
  }
  return { isReady: true, schema }
}
