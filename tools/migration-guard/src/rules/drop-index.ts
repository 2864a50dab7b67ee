import type { ObservedMigration } from '../model/observation.ts'
import type { Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { type Drop, findDrop } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { hitEach } from './hit-each.ts'

/** DROP INDEX on a table that is in use. */
export const dropIndexNotConcurrent: Rule = {
  name: 'drop-index-not-concurrent',
  severity: 'warning',
  title: 'Index dropped while nobody can read',
  why: 'DROP INDEX takes ACCESS EXCLUSIVE on the whole table. It is quick once it has it, but it waits for every running query, and all new ones, SELECT too, queue behind it.',
  remedy: 'In a migration of its own that runs outside of a transaction: DROP INDEX CONCURRENTLY.',
  example: {
    setup: 'create table visit (id int primary key, place text); create index visit_place on visit (place);',
    hazard: 'drop index visit_place;',
    safe: 'drop index concurrently visit_place;',
    transaction: 'none',
  },
  check: (migration) =>
    hitEach(
      migration,
      migration.up.statements
        .filter(({ error }) => error === undefined)
        .map((statement) => ({ statement, drop: findDrop(statement.parsed) }))
        .filter(({ drop }) => drop?.objectType === 'OBJECT_INDEX' && !drop.isConcurrent)
        .flatMap(({ statement, drop }) =>
          (drop ? listDropped(migration, drop) : []).map((index) => ({ statement, index })),
        ),
      ({ index }) =>
        index.facts.partitionOf !== null || isOfPartitioned(migration, index) ? { remedy: PARTITIONED } : {},
    ),
}

const PARTITIONED =
  'Indexes of partitioned tables cannot be dropped CONCURRENTLY: set lock_timeout, and do it by itself when little is going on.'

function listDropped({ up }: ObservedMigration, { names }: Drop): CatalogueObject[] {
  return [...up.before.values()].filter(
    (object) => object.kind === 'index' && names.some((name) => mayMean(name, object)),
  )
}

function isOfPartitioned({ up }: ObservedMigration, { schema, table }: CatalogueObject): boolean {
  return typeof up.before.get(`table ${schema}.${table}`)?.facts.partitionKey === 'string'
}
