import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findDrop } from '../statements/index-statements.ts'
import { listCascades } from './cascades.ts'
import { findCause } from './causes.ts'
import { goneIn } from './changes.ts'
import { countOf, describeObject, listOf } from './describe.ts'
import { listRefused } from './refused-drops.ts'

/** Schemas that are gone, with all that was in them. */
export const dropSchema: Rule = {
  name: 'drop-schema',
  severity: 'error',
  title: 'A schema is dropped',
  why: 'Everything in it is lost at once, and each of its tables is locked against reads until the transaction ends.',
  remedy:
    'Drop its tables one by one, each a release after its last use, and then the empty schema without CASCADE.',
  example: {
    setup: 'create schema archive; create table archive.visit (id bigint primary key);',
    hazard: 'drop schema archive cascade;',
    safe: 'create schema scratch; drop schema scratch;',
  },
  check: (migration) => {
    const { up } = migration
    const gone = goneIn(up)
    const dropped = gone
      .filter(({ kind }) => kind === 'schema')
      .map((schema): Hit => {
        const statement = findCause(up, ({ parsed }) => isDropOf(findDrop(parsed), schema))
        const members = gone.filter((object) => object.schema === schema.name && object.table === null)
        const others = listCascades(up).flatMap(({ taken, statement: by }) => (by === statement ? taken : []))
        return {
          ...(statement === undefined ? {} : { statement }),
          ...(members.length + others.length > 0 ? {} : { severity: 'warning' as const }),
          observed: describe(schema, members, others),
        }
      })
    return [...dropped, ...listRefused(migration, ({ kind }) => kind === 'schema')]
  },
}

/** Databases are no part of what a run can show, so that the statement itself decides. */
export const dropDatabase: Rule = {
  name: 'drop-database',
  severity: 'error',
  title: 'A database is dropped',
  why: 'All of it is lost at once, and no transaction brings it back.',
  remedy: 'A migration never drops a database; whoever runs the server does, after a backup that was tried.',
  example: {
    hazard: 'drop database if exists reporting_of_old;',
    safe: "comment on schema public is 'The reports have moved.';",
    transaction: 'none',
  },
  check: ({ up }) =>
    up.statements
      .filter(({ parsed }) => parsed?.kind === 'DropdbStmt')
      .map((statement) => ({
        statement,
        observed: statement.error ? `Refused: ${statement.error.message}.` : 'DROP DATABASE was run.',
      })),
}

function isDropOf(drop: ReturnType<typeof findDrop>, schema: CatalogueObject): boolean {
  return drop?.objectType === 'OBJECT_SCHEMA' && drop.names.some(({ name }) => name === schema.name)
}

function describe(schema: CatalogueObject, members: CatalogueObject[], others: CatalogueObject[]): string {
  const held =
    members.length > 0
      ? `, with ${countOf(members.length, 'object')}: ${listOf(members.map(describeObject))}`
      : ', which was empty'
  const outside = others.length > 0 ? ` Outside of it: ${listOf(others.map(describeObject))}.` : ''
  return `Gone: schema ${schema.name}${held}.${outside}`
}
