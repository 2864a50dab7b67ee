import type { Finding } from '../model/finding.ts'
import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import { UNPROVEN } from './own-notes.ts'
import { type PlaceContext, placeHit } from './place-hit.ts'

/** Tells of tables that a migration worked on although they could not be filled; all others are in the report's list. */
export function checkUnproven(migration: ObservedMigration, context: PlaceContext): Finding[] {
  const touched = new Map<string, ObservedStatement>(
    migration.up.statements.flatMap((statement) =>
      [
        ...statement.locks.map(({ relation }) => relation),
        ...statement.changed.map(({ relation }) => relation),
      ]
        .map((relation) => relation.table ?? relation)
        .map(({ schema, name }) => [`${schema}.${name}`, statement] as const),
    ),
  )
  return migration.unproven.flatMap(({ table, why }) => {
    const name = `${table.schema}.${table.name}`
    const statement = touched.get(name)
    if (statement === undefined) return []
    return [placeHit(UNPROVEN, { statement, observed: `${name} has no rows: ${why}` }, migration, context)]
  })
}
