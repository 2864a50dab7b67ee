import type { ObservedMigration } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { countOf, listOf } from './describe.ts'
import { describeWork } from './describe-work.ts'
import { hitEach } from './hit-each.ts'
import { isTimeZoneSet } from './type-change.ts'
import { isTimeZoneFlip, listTypeChanges } from './type-changes.ts'

/** A result that depends on the TimeZone of whoever happens to run the migration. */
export const typeChangeTimeZoneDependent: Rule = {
  name: 'type-change-timezone-dependent',
  severity: 'error',
  title: 'Result that depends on the time zone of the session',
  why: 'Between timestamps with and without time zone, PostgreSQL converts by the TimeZone of the session: another server or role gets other moments. Only under UTC is the table not rewritten.',
  remedy:
    "Say which zone the values are in: SET LOCAL timezone = 'UTC' in front of it, or USING … AT TIME ZONE '…' (which rewrites the table).",
  example: {
    setup: 'create table visit (id int primary key, began_at timestamp);',
    hazard: 'alter table visit alter column began_at type timestamptz;',
    safe: "set local timezone = 'UTC'; alter table visit alter column began_at type timestamptz;",
  },
  check: (migration) => {
    const changes = listTypeChanges(migration).filter(
      (change) =>
        isTimeZoneFlip(change) && change.action.using === undefined && !isTimeZoneSet(migration, change),
    )
    const hits = hitEach(migration, changes, ({ statement, from, to }) => ({
      observed: `${from.base} becomes ${to.base} by the session's TimeZone; ${describeWork(migration, statement)}`,
    }))
    return hits.length > 0 ? hits : listProven(migration)
  },
}

/** Seen by running it under two time zones, whatever the reason was. */
function listProven(migration: ObservedMigration): Hit[] {
  const { timeZoneDifferences, up } = migration
  if (timeZoneDifferences.length === 0) return []
  const tables = timeZoneDifferences.map(
    ({ table, rowsDifferent }) => `${countOf(rowsDifferent, 'row')} of ${table.schema}.${table.name}`,
  )
  const [change] = listTypeChanges(migration)
  const statement = change?.statement ?? up.statements.find(({ changed }) => changed.length > 0)
  return [
    { ...(statement ? { statement } : {}), observed: `run under two time zones, ${listOf(tables)} differ` },
  ]
}
