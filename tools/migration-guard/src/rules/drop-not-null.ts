import type { Hit, Rule } from '../model/rule.ts'
import { findAlterDomain } from '../statements/alter-domain.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findCause } from './causes.ts'
import { changesOf } from './changes.ts'
import { describeObject } from './describe.ts'
import { describeHeld } from './held-text.ts'

/** Columns and domains that may be NULL from now on. */
export const dropNotNull: Rule = {
  name: 'drop-not-null',
  severity: 'warning',
  title: 'NOT NULL is taken away',
  why: 'Whoever reads the column has relied on a value, in the running release and behind it; and once there is a NULL, the migration cannot go back.',
  remedy:
    'Make every reader bear NULL and release that first; then drop NOT NULL, with a short lock_timeout.',
  example: {
    setup: 'create table patient (id bigint primary key, surname text not null);',
    hazard: 'alter table patient alter column surname drop not null;',
    safe: "set local lock_timeout = '2s'; alter table patient add column maiden_name text;",
  },
  check: (migration) =>
    changesOf(migration.up)
      .changed.filter(
        ({ before, after }) =>
          (before.kind === 'column' || before.kind === 'domain') &&
          // A column that was dropped and made anew has a worse problem.
          before.oid === after.oid &&
          before.facts.nullable === false &&
          after.facts.nullable === true,
      )
      .map(({ before, after }): Hit => {
        const statement = findCause(
          migration.up,
          ({ parsed }) => hasAction(parsed, after.name),
          ({ parsed }) => findAlterDomain(parsed) !== undefined,
        )
        return {
          ...(statement === undefined ? {} : { statement }),
          observed: `${describeObject(before)} was NOT NULL and is no more.${describeHeld(migration, statement)}`,
        }
      }),
}

function hasAction(parsed: Parameters<typeof findAlterTable>[0], column: string): boolean {
  return (
    findAlterTable(parsed)?.actions.some(
      (action) => action.kind === 'drop not null' && action.column === column,
    ) === true
  )
}
