import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject, ObjectKind } from '../model/snapshot.ts'
import { findDrop } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { listCascades } from './cascades.ts'
import { findCause } from './causes.ts'
import { goneIn } from './changes.ts'
import { describeLocks, describeObject, listOf } from './describe.ts'
import { listRefused } from './refused-drops.ts'

/** Tables that are gone, also where another one has their name now; and views without a successor. */
export const dropTable: Rule = {
  name: 'drop-table',
  severity: 'error',
  title: 'A table is dropped',
  why: 'Its rows are lost for good, the running release still asks for it, and the tables that its foreign keys point to are locked against reads as well.',
  remedy:
    'Stop using the table, release that, rename it out of the way, and drop it a release later, with a short lock_timeout, once nobody has missed it.',
  example: {
    setup:
      'create table patient (id bigint primary key); create table note (id bigint primary key, patient_id bigint references patient (id));',
    hazard: 'drop table note;',
    safe: 'create table note_draft (id bigint primary key); drop table note_draft;',
  },
  check: (migration) => [
    ...[...Map.groupBy(listDropped(migration.up), (table) => causeOf(migration.up, table))].map(
      ([statement, tables]) => toHit(statement, tables),
    ),
    ...listRefused(migration, holdsData),
  ],
}

const KINDS: readonly ObjectKind[] = ['table', 'foreign table', 'view', 'materialized view']

function listDropped(run: ObservedRun): CatalogueObject[] {
  const gone = goneIn(run)
  const schemas = new Set(gone.filter(({ kind }) => kind === 'schema').map(({ name }) => name))
  const cascaded = new Set(listCascades(run).flatMap(({ taken }) => taken))
  return gone
    .filter(({ kind, schema }) => KINDS.includes(kind) && !schemas.has(schema ?? ''))
    .filter((object) => !cascaded.has(object))
    .filter((object) => holdsData(object) || !hasSuccessor(run, object))
}

function causeOf(run: ObservedRun, table: CatalogueObject): ObservedStatement | undefined {
  const names = ({ parsed }: ObservedStatement) =>
    findDrop(parsed)?.names.some((name) => mayMean(name, table)) === true
  // A table that was renamed first is dropped by another name, a partition with its parent: then the lock tells.
  const locks = ({ locks, parsed }: ObservedStatement) =>
    findDrop(parsed) !== undefined && locks.some(({ relation }) => String(relation.oid) === table.oid)
  return findCause(run, names, locks, ({ parsed }) => findDrop(parsed) !== undefined)
}

function toHit(statement: ObservedStatement | undefined, tables: CatalogueObject[]): Hit {
  const locks =
    statement?.locks.filter(({ mode, relation }) => mode === 'ACCESS EXCLUSIVE' && isTable(relation.kind)) ??
    []
  const observed = [
    `Gone: ${listOf(tables.map(describeObject))}.`,
    ...(locks.length > 0 ? [`${describeLocks(locks)}.`] : []),
  ].join(' ')
  const place = statement === undefined ? {} : { statement }
  if (tables.some(holdsData)) return { ...place, observed }
  return {
    ...place,
    observed,
    severity: 'warning',
    why: 'The running release may still read the view.',
    remedy:
      'Drop a view only when the last release that reads it has gone; replace it in the same migration otherwise.',
  }
}

function holdsData({ kind }: CatalogueObject): boolean {
  return kind === 'table' || kind === 'foreign table'
}

function isTable(kind: string): boolean {
  return kind === 'table' || kind === 'partitioned table' || kind.endsWith('view')
}

function hasSuccessor({ after }: ObservedRun, { schema, name }: CatalogueObject): boolean {
  return KINDS.some((kind) => after.has(`${kind} ${schema}.${name}`))
}
