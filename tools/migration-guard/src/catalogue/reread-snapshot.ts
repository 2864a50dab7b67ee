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
import { grantsSql } from './sql/grants.ts'
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
): Promise<Snapshot> {
  const { rows } = await client.query<{ object: Row }>({
    name: 'migration_guard_reread',
    text: REREAD_SQL,
    values: [[...relations]],
  })
  const stale = new Set<CatalogueObject>(listOf(previous, relations))
  const kept = [...previous].filter(([, object]) => !stale.has(object))
  const fresh = rows.map(({ object }) => toObject(object))
  return new Map([...kept, ...fresh.map((object): [string, CatalogueObject] => [identityOf(object), object])])
}

/** All that hangs on the relations, as the snapshot has it. */
function listOf(snapshot: Snapshot, relations: ReadonlySet<number>): CatalogueObject[] {
  const own = [...snapshot.values()].filter(
    ({ kind, oid }) => RELATIONS.has(kind) && relations.has(Number(oid)),
  )
  const names = new Set(own.map(({ schema, name }) => `${schema}.${name}`))
  const attached = [...snapshot.values()].filter(
    ({ kind, schema, table }) => ATTACHED.has(kind) && names.has(`${schema}.${table}`),
  )
  // Grants on what is no relation are read again as a whole.
  const others = [...snapshot.values()].filter(
    ({ kind, facts }) => kind === 'grant' && !isOnRelation(facts.on),
  )
  return [...own, ...attached, ...others]
}

function isOnRelation(on: unknown): boolean {
  return on === 'table' || on === 'column' || on === 'sequence'
}

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

const REREAD_SQL = [
  ...[tablesSql, columnsSql, constraintsSql, indexesSql, viewsSql, sequencesSql, foreignTablesSql],
  ...[triggersSql, rulesSql, policiesSql, grantsSql, statisticsSql],
]
  .map((render) => `select to_jsonb(x) as object from (${render(scope)}) x`)
  .join(' union all ')
