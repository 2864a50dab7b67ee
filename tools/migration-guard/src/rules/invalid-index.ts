import type { ObservedMigration, ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'
import { type CreateIndex, findCreateIndex } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { describeError } from './describe-work.ts'
import { findDoubt } from './made-up-rows.ts'

/** An index that is there and not used. */
export const invalidIndexLeftBehind: Rule = {
  name: 'invalid-index-left-behind',
  severity: 'error',
  title: 'Invalid index left behind',
  why: 'A CREATE INDEX CONCURRENTLY that fails leaves an INVALID index: queries do not use it, writes pay for it, a unique one forbids nothing, and IF NOT EXISTS takes it for done.',
  remedy:
    'Begin with DROP INDEX CONCURRENTLY IF EXISTS of the same name, create it without IF NOT EXISTS, and look at pg_index.indisvalid afterwards.',
  example: {
    setup: `create table visit (id int primary key, place text);
create index visit_place on visit (place);
update pg_index set indisvalid = false where indexrelid = 'visit_place'::regclass;`,
    hazard: 'create index concurrently if not exists visit_place on visit (place);',
    safe: 'drop index concurrently if exists visit_place; create index concurrently visit_place on visit (place);',
    transaction: 'none',
  },
  check: (migration) =>
    [...migration.up.after.values()]
      .filter((object) => isInvalid(object, migration.up.after))
      .flatMap((index) => hitOf(migration, index) ?? []),
}

function hitOf(migration: ObservedMigration, index: CatalogueObject): Hit | undefined {
  const { up } = migration
  const where = `index ${index.schema}.${index.name} of ${index.table} is INVALID afterwards`
  const failed = up.statements.find(({ error }) => error !== undefined)
  if (!wasInvalid(up, index)) {
    const statement =
      failed ?? up.statements.findLast(({ parsed }) => mayCreate(findCreateIndex(parsed), index))
    return {
      ...(statement && { statement }),
      observed: where,
      ...(failed && describeFailure(migration, failed, where)),
    }
  }
  // It was there before, and the migration takes it for what it wanted.
  const statement = up.statements.findLast(({ parsed }) => {
    const created = findCreateIndex(parsed)
    return created?.ifNotExists === true && mayCreate(created, index)
  })
  return statement && { statement, observed: `IF NOT EXISTS did nothing, and ${where}` }
}

function mayCreate(created: CreateIndex | undefined, { name, table, schema }: CatalogueObject): boolean {
  if (!created || !mayMean(created.table, { schema, name: table ?? '' })) return false
  return created.index === undefined || created.index === name
}

function describeFailure(
  migration: ObservedMigration,
  statement: ObservedStatement,
  where: string,
): Pick<Hit, 'observed' | 'severity'> {
  const doubt = findDoubt(migration, statement)
  const error = statement.error ? describeError(statement.error) : ''
  return { observed: `${error}${doubt?.text ?? ''}; ${where}`, ...(doubt && { severity: doubt.severity }) }
}

/** The index of a partitioned table is invalid until one of each partition is attached: that is the way to do it. */
function isInvalid({ kind, schema, table, facts }: CatalogueObject, snapshot: Snapshot): boolean {
  if (kind !== 'index' || facts.valid !== false) return false
  return typeof snapshot.get(`table ${schema}.${table}`)?.facts.partitionKey !== 'string'
}

function wasInvalid({ before }: ObservedRun, { schema, table, name }: CatalogueObject): boolean {
  return before.get(`index ${schema}.${table}.${name}`)?.facts.valid === false
}
