import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findDrop } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { hasCascade } from './cascades.ts'
import { findCause } from './causes.ts'
import { goneIn } from './changes.ts'
import { describeLocks, describeObject, listOf } from './describe.ts'
import { listRefused } from './refused-drops.ts'

/** Columns that are gone from tables that stay, also those that went with their type or extension. */
export const dropColumn: Rule = {
  name: 'drop-column',
  severity: 'error',
  title: 'A column is dropped',
  why: 'Its values are lost for good, and the running release still names the column, or inserts without naming any.',
  remedy:
    'Stop reading and writing the column, release that, and drop it with the release after; keep a copy of the values if anybody may ask for them.',
  example: {
    setup: 'create table patient (id bigint primary key, name text not null, nickname text);',
    hazard: 'alter table patient drop column nickname;',
    safe: "comment on column patient.nickname is 'Unused since 4.2; to be dropped with 4.3.';",
  },
  check: (migration) => [
    ...[...Map.groupBy(listDropped(migration.up), (column) => causeOf(migration.up, column))]
      .filter(([statement]) => !isDropOfType(statement))
      .map(([statement, columns]) => toHit(migration.up, statement, columns)),
    ...listRefused(migration, ({ kind }) => kind === 'column'),
  ],
}

function listDropped(run: ObservedRun): CatalogueObject[] {
  const gone = goneIn(run)
  const tables = new Set(
    gone.filter(({ kind }) => kind === 'table' || kind === 'foreign table').map(({ oid }) => oid),
  )
  return gone.filter(({ kind, oid }) => kind === 'column' && !tables.has(oid.replace(/\..*$/, '')))
}

function causeOf(run: ObservedRun, column: CatalogueObject): ObservedStatement | undefined {
  const names = (statement: ObservedStatement) =>
    findAlterTable(statement.parsed)?.actions.some(
      (action) => action.kind === 'drop column' && action.column === column.name,
    ) === true
  const isOfTable = ({ parsed }: ObservedStatement) => {
    const table = findAlterTable(parsed)?.table
    return table !== undefined && mayMean(table, { schema: column.schema, name: column.table ?? '' })
  }
  // A column of a child or partition is named on its parent; one of a dropped type is not named at all.
  return findCause(run, (statement) => names(statement) && isOfTable(statement), names, hasCascade)
}

function toHit(run: ObservedRun, statement: ObservedStatement | undefined, columns: CatalogueObject[]): Hit {
  const parts = goneIn(run).filter(
    ({ kind, schema, table }) =>
      (kind === 'index' || kind === 'constraint') &&
      columns.some((column) => column.schema === schema && column.table === table),
  )
  const own = columns.filter(({ facts }) => facts.inherited !== true)
  const taken = parts.length > 0 ? ` with ${listOf(parts.map(describeObject))}` : ''
  const locks = statement?.locks.filter(
    ({ mode, relation }) =>
      mode === 'ACCESS EXCLUSIVE' && columns.some(({ table }) => table === relation.name),
  )
  return {
    ...(statement === undefined ? {} : { statement }),
    observed: [
      `Gone: ${listOf((own.length > 0 ? own : columns).map(describeObject))}${taken}.`,
      ...(locks && locks.length > 0 ? [`${describeLocks(locks)}.`] : []),
    ].join(' '),
  }
}

/** Told by `drop-type-cascade`. */
function isDropOfType(statement: ObservedStatement | undefined): boolean {
  const drop = findDrop(statement?.parsed)
  return drop !== undefined && ['OBJECT_TYPE', 'OBJECT_DOMAIN'].includes(drop.objectType)
}
