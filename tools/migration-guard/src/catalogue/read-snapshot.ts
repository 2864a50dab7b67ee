import pg from 'pg'
import { type CatalogueObject, identityOf, type ObjectKind, type Snapshot } from '../model/snapshot.ts'
import {
  constraintsSql,
  indexesSql,
  policiesSql,
  rulesSql,
  statisticsSql,
  triggersSql,
} from './sql/attached.ts'
import { aggregatesSql, functionsSql } from './sql/functions.ts'
import { defaultPrivilegesSql, grantsSql } from './sql/grants.ts'
import {
  eventTriggersSql,
  extensionsSql,
  foreignServersSql,
  publicationsSql,
  schemasSql,
} from './sql/others.ts'
import { columnsSql, foreignTablesSql, sequencesSql, tablesSql, viewsSql } from './sql/relations.ts'
import { createScope, type Scope } from './sql/scope.ts'
import { collationsSql, compositesSql, domainsSql, enumsSql, rangesSql } from './sql/types.ts'

export interface SnapshotOptions {
  /** Tables of Kysely's own bookkeeping, in any schema, when they have other names than the usual two. */
  bookkeeping?: readonly string[]
}

/** The two that Kysely's Migrator makes by default. */
export const BOOKKEEPING = ['kysely_migration', 'kysely_migration_lock'] as const

/**
 * Reads all that migrations made, in every schema that is not PostgreSQL's own, in one round trip; inside of a
 * transaction it sees what that one did so far. The facts of each kind are the columns of its statement in `sql/`.
 * Iterates in a fixed order, columns as in their table. Throws what the connection throws.
 */
export async function readSnapshot(client: pg.ClientBase, options: SnapshotOptions = {}): Promise<Snapshot> {
  const names = [...BOOKKEEPING, ...(options.bookkeeping ?? [])].map((name) => pg.escapeLiteral(name))
  const scope = createScope(names)
  const text = [HIDE_PATH, ...STATEMENTS.map((render) => render(scope)), RESTORE_PATH].join(';\n')
  // Several statements in one text give a list of results, which the types of pg do not know.
  const results: unknown = await client.query(text)
  const objects = (Array.isArray(results) ? results : [])
    .slice(2, -1)
    .flatMap(({ rows }: { rows: Row[] }) => rows.map(toObject).sort(compareObjects))
  return new Map(objects.map((object) => [identityOf(object), object]))
}

/** PostgreSQL prints names without their schema when it is on the path: so the path must not decide. */
const HIDE_PATH = `select set_config('migration_guard.search_path', current_setting('search_path'), true);
select set_config('search_path', 'pg_catalog', true)`
const RESTORE_PATH = `select set_config('search_path', current_setting('migration_guard.search_path'), true)`

const STATEMENTS: readonly ((scope: Scope) => string)[] = [
  ...[extensionsSql, schemasSql, tablesSql, columnsSql, constraintsSql, indexesSql, viewsSql, sequencesSql],
  ...[enumsSql, domainsSql, compositesSql, rangesSql, functionsSql, aggregatesSql, triggersSql, rulesSql],
  ...[policiesSql, grantsSql, defaultPrivilegesSql, statisticsSql, collationsSql],
  ...[foreignServersSql, foreignTablesSql, publicationsSql, eventTriggersSql],
]

export interface Row {
  kind: ObjectKind
  oid: string
  schema: string | null
  table: string | null
  name: string
  [fact: string]: string | number | boolean | null
}

/** Tells what names an object from the facts about it. */
export function toObject({ kind, oid, schema, table, name, ...facts }: Row): CatalogueObject {
  return { kind, oid, schema, table, name, facts }
}

/** By names, code unit by code unit, as no server's collation decides; columns stay in the order of their table. */
function compareObjects(one: CatalogueObject, other: CatalogueObject): number {
  return (
    compare(one.schema ?? '', other.schema ?? '') ||
    compare(one.table ?? '', other.table ?? '') ||
    (one.kind === 'column' ? 0 : compare(one.name, other.name))
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
