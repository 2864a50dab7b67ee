import type { ObservedMigration, ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { type CatalogueObject, identityOf, type ObjectKind } from '../model/snapshot.ts'
import { findCause } from './causes.ts'
import { changesOf } from './changes.ts'
import { describeLocks, describeObject } from './describe.ts'
import { liveLocks } from './live-locks.ts'

/** The same object under another name. */
interface Renamed {
  before: CatalogueObject
  after: CatalogueObject
}

const WHY =
  'The running release asks for the old name from the moment of the commit on, and fails until the last of it has gone.'

/** A column with another name. */
export const renameColumn: Rule = {
  name: 'rename-column',
  severity: 'warning',
  title: 'A column gets another name',
  why: WHY,
  remedy:
    'Add a column with the new name, write both for a release (a trigger can do it), fill in the rows, read the new one, and drop the old one a release later.',
  example: {
    setup: 'create table patient (id bigint primary key, surname text);',
    hazard: 'alter table patient rename column surname to family_name;',
    safe: "set local lock_timeout = '2s'; alter table patient add column family_name text;",
  },
  check: (migration) => [
    ...listHits(migration, ({ before, after }) => isRenamedColumn(before, after)),
    ...listRenamedParts(migration),
  ],
}

const RELATIONS: readonly ObjectKind[] = ['table', 'foreign table', 'view', 'materialized view']

/** A table or view with another name, where nothing answers to the old one. */
export const renameTable: Rule = {
  name: 'rename-table',
  severity: 'warning',
  title: 'A table gets another name',
  why: WHY,
  remedy:
    'Rename it and make a view with the old name in the same migration; drop the view once nobody asks for it.',
  example: {
    setup: 'create table person (id bigint primary key, name text);',
    hazard: 'alter table person rename to patient;',
    safe: "set local lock_timeout = '2s'; alter table person rename to patient; create view person as select * from patient;",
  },
  check: (migration) =>
    listHits(
      migration,
      ({ before, after }) =>
        RELATIONS.includes(before.kind) && before.name !== after.name && !hasView(migration.up, before),
    ),
}

/** A schema with another name. */
export const renameSchema: Rule = {
  name: 'rename-schema',
  severity: 'warning',
  title: 'A schema gets another name',
  why: `${WHY} That goes for everything in the schema, and for functions and search paths that name it as text.`,
  remedy: 'Make a schema with the new name, and move one thing at a time, leaving a view behind.',
  example: {
    setup: 'create schema clinic; create table clinic.visit (id bigint primary key);',
    hazard: 'alter schema clinic rename to ward;',
    safe: 'create schema ward; create view ward.visit as select * from clinic.visit;',
  },
  check: (migration) => listHits(migration, ({ before }) => before.kind === 'schema'),
}

/** A table or view in another schema, whose own name is still the same. */
export const setSchema: Rule = {
  name: 'set-schema',
  severity: 'warning',
  title: 'A table moves to another schema',
  why: WHY,
  remedy:
    'Leave a view with the old name in the old schema, in the same migration, until nobody asks for it.',
  example: {
    setup: 'create schema clinic; create table visit (id bigint primary key);',
    hazard: 'alter table visit set schema clinic;',
    safe: "set local lock_timeout = '2s'; alter table visit set schema clinic; create view visit as select * from clinic.visit;",
  },
  check: (migration) => {
    const schemas = changesOf(migration.up).renamed.filter(({ before }) => before.kind === 'schema')
    return listHits(
      migration,
      ({ before, after }) =>
        RELATIONS.includes(before.kind) &&
        before.name === after.name &&
        before.schema !== after.schema &&
        !schemas.some((schema) => schema.before.name === before.schema) &&
        !hasView(migration.up, before),
    )
  },
}

function listHits(migration: ObservedMigration, isMeant: (renamed: Renamed) => boolean): Hit[] {
  const { up } = migration
  return changesOf(up)
    .renamed.filter(isMeant)
    .map((renamed) =>
      toHit(
        migration,
        renamed,
        findCause(up, (statement) => isRename(statement, renamed), isMove),
      ),
    )
}

function toHit(
  migration: ObservedMigration,
  { before, after }: Renamed,
  statement: ObservedStatement | undefined,
): Hit {
  const locks = statement ? liveLocks(migration, statement, 'ACCESS EXCLUSIVE') : []
  const held = locks.length > 0 ? ` ${describeLocks(locks)}.` : ''
  return {
    ...(statement === undefined ? {} : { statement }),
    observed: `${describeObject(before)} is ${identityOf(after).replace(/^\S+( view| table)? /, '')} now.${held}`,
  }
}

/** The copies of it that partitions and children have are the same rename. */
function isRenamedColumn(before: CatalogueObject, after: CatalogueObject): boolean {
  return before.kind === 'column' && before.name !== after.name && before.facts.inherited !== true
}

/** Columns of views and attributes of composite types, which the catalogue lists as one text with their owner. */
function listRenamedParts({ up }: ObservedMigration): Hit[] {
  return up.statements.flatMap((statement): Hit[] => {
    const tree = statement.parsed?.tree
    if (!tree || !('RenameStmt' in tree) || statement.error) return []
    const { renameType, relationType = '', relation, subname, newname } = tree.RenameStmt
    const isPart =
      renameType === 'OBJECT_ATTRIBUTE' || (renameType === 'OBJECT_COLUMN' && /VIEW$/.test(relationType))
    const owner = relation?.relname ?? ''
    const isOld = [...up.before.values()].some(({ table, name }) => table === null && name === owner)
    return isPart && isOld ? [{ statement, observed: `${subname} of ${owner} is ${newname} now.` }] : []
  })
}

function isRename({ parsed }: ObservedStatement, { after }: Renamed): boolean {
  const tree = parsed?.tree
  return tree !== undefined && 'RenameStmt' in tree && tree.RenameStmt.newname === after.name
}

/** Renamed twice, or moved. */
function isMove({ parsed }: ObservedStatement): boolean {
  return parsed?.kind === 'RenameStmt' || parsed?.kind === 'AlterObjectSchemaStmt'
}

/** A view with the old name serves the running release. */
function hasView({ after }: ObservedRun, { schema, name }: CatalogueObject): boolean {
  return after.get(`view ${schema}.${name}`) !== undefined
}
