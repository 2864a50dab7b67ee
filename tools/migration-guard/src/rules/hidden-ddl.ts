import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { describeChange, listLargeChanges } from './changed-rows.ts'
import { goneIn } from './changes.ts'
import { describeLocks, describeObject, describeRelation, describeWait, listOf } from './describe.ts'
import { isLive, liveLocks, waitsTooLong } from './live-locks.ts'

/** Schema changes from within a block or function that others feel. */
export const hiddenDdl: Rule = {
  name: 'hidden-ddl-in-do-block',
  severity: 'warning',
  title: 'A block or function changes the schema',
  why: 'What it does depends on the state that it finds, so that neither review nor another tool sees it; it was seen here by what it locked and changed.',
  remedy:
    'Write the statements out. Where they have to depend on something, let the migration ask first and then run one of them.',
  example: {
    setup: 'create table patient (id bigint primary key);',
    hazard: "do $$ begin execute 'alter table patient add column note text'; end $$;",
    safe: "do $$ begin create type mood as enum ('good', 'bad'); exception when duplicate_object then null; end $$;",
  },
  check: (migration) => {
    const named = migration.up.statements.some(({ parsed }) => parsed?.isDdl === true)
    return migration.up.statements.flatMap((statement) => {
      const hit = statement.hasHiddenDdl ? findHit(migration, statement, named) : undefined
      return hit === undefined ? [] : [hit]
    })
  },
}

function findHit(
  migration: ObservedMigration,
  statement: ObservedStatement,
  isOtherDdl: boolean,
): Hit | undefined {
  const locks = liveLocks(migration, statement, 'SHARE')
  const slow = [
    ...statement.rewritten
      .filter((relation) => isLive(migration, relation))
      .map((relation) => `${describeRelation(relation)} was written anew`),
    ...statement.scanned
      .filter(({ relation }) => isLive(migration, relation))
      .map(({ relation }) => `${describeRelation(relation)} was read from end to end`),
    ...listLargeChanges(migration, statement).map(describeChange),
  ]
  // Of what has vanished, only the hidden statement can be the cause where there is no other.
  const gone = isOtherDdl ? [] : goneIn(migration.up).filter(({ table }) => table === null)
  if (locks.length === 0 && gone.length === 0) return undefined
  const wait = locks.length > 0 && waitsTooLong(statement) ? [describeWait(statement)] : []
  const parts = [
    ...(locks.length > 0 ? [describeLocks(locks)] : []),
    ...(gone.length > 0 ? [`gone: ${listOf(gone.map(describeObject))}`] : []),
    ...slow,
    ...wait,
  ]
  const severity =
    locks.length > 0 && slow.length > 0 ? 'error' : wait.length + gone.length > 0 ? 'warning' : 'info'
  return { statement, severity, observed: `${parts.join('; ')}.` }
}
