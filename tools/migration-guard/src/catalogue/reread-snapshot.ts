import pg from 'pg'
import { type CatalogueObject, identityOf, type Snapshot } from '../model/snapshot.ts'
import { BOOKKEEPING, type Row, toObject } from './read-snapshot.ts'
import {
  constraintsSql,
  indexesSql,
  policiesSql,
  rulesSql,
  statisticsSql,
  triggersSql,
} from './sql/attached.ts'
import { relationGrantsSql } from './sql/grants.ts'
import { columnsSql, foreignTablesSql, sequencesSql, tablesSql, viewsSql } from './sql/relations.ts'
import { createScope } from './sql/scope.ts'

/**
 * Reads again what hangs on the given relations and takes all else from the snapshot before, whose objects stay the
 * very same: for changes that are known to have touched no more. The connection keeps the prepared statement, so its
 * search path must be `pg_catalog` for good.
 */
export async function rereadSnapshot(
  client: pg.ClientBase,
  previous: Snapshot,
  relations: ReadonlySet<number>,
): Promise<Reread> {
  const { rows } = await client.query<{ object: Row }>({
    name: 'migration_guard_reread',
    text: REREAD_SQL,
    values: [[...relations]],
  })
  const replaced = listOf(previous, relations)
  const fresh = rows.map(({ object }) => toObject(object))
  const snapshot = new Map(previous)
  for (const object of replaced) snapshot.delete(identityOf(object))
  for (const object of fresh) snapshot.set(identityOf(object), object)
  return { snapshot, replaced, fresh }
}

/** A snapshot, and how it was made of the one before. */
export interface Reread {
  snapshot: Snapshot
  /** What was taken out. */
  replaced: CatalogueObject[]
  /** What was read in its place: mostly the same again. */
  fresh: CatalogueObject[]
}

/** All that hangs on the relations, as the snapshot has it. */
function listOf(snapshot: Snapshot, relations: ReadonlySet<number>): CatalogueObject[] {
  const own = [...snapshot.values()].filter(
    ({ kind, oid }) => RELATIONS.has(kind) && relations.has(Number(oid)),
  )
  const names = new Set(own.map(({ schema, name }) => `${schema}.${name}`))
  const attached = [...snapshot.values()].filter(
    (object) => object.table !== null && names.has(`${object.schema}.${object.table}`) && isAttached(object),
  )
  return [...own, ...attached]
}

/** Grants on a schema, type or function have its name where others have that of their table. */
function isAttached({ kind, facts }: CatalogueObject): boolean {
  return ATTACHED.has(kind) && (kind !== 'grant' || ON_RELATION.has(facts.on))
}

const ON_RELATION: ReadonlySet<unknown> = new Set(['table', 'column', 'sequence'])

const RELATIONS: ReadonlySet<string> = new Set([
  'table',
  'view',
  'materialized view',
  'sequence',
  'foreign table',
])
const ATTACHED: ReadonlySet<string> = new Set([
  ...['column', 'constraint', 'index', 'trigger', 'rule', 'policy', 'grant', 'statistics'],
])

const scope = createScope(
  BOOKKEEPING.map((name) => pg.escapeLiteral(name)),
  'c.oid = any($1::oid[])',
)

/** Each of the statements below is within one that has the relations already. */
const WITHIN = { ...scope, relations: 'nothing as (select)' }

const REREAD_SQL = `with ${scope.relations} ${[
  ...[tablesSql, columnsSql, constraintsSql, indexesSql, viewsSql, sequencesSql, foreignTablesSql],
  ...[triggersSql, rulesSql, policiesSql, relationGrantsSql, statisticsSql],
]
  .map((render) => `select to_jsonb(x) as object from (${render(WITHIN)}) x`)
  .join(' union all ')}`
