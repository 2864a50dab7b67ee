import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { CatalogueObject, ObjectKind } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { type Drop, findDrop } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { changesOf, goneIn, textOf } from './changes.ts'

/** What one statement with CASCADE took along: things that it does not name and that are no part of what it names. */
export interface Cascade {
  statement: ObservedStatement
  taken: CatalogueObject[]
  /** Columns that lost their default. */
  defaults: CatalogueObject[]
}

/** The statements with CASCADE that took something along. */
export function listCascades(run: ObservedRun): Cascade[] {
  const cascading = run.statements.filter(
    (statement) => statement.error === undefined && hasCascade(statement),
  )
  const [first] = cascading
  if (first === undefined) return []
  const taken = listTaken(run)
  const defaults = listLostDefaults(run)
  const causeOf = (object: CatalogueObject) => cascading.find((one) => hasLocked(one, object)) ?? first
  return cascading
    .map((statement) => ({
      statement,
      taken: taken.filter((object) => causeOf(object) === statement),
      defaults: defaults.filter((object) => causeOf(object) === statement),
    }))
    .filter((cascade) => cascade.taken.length + cascade.defaults.length > 0)
}

/** Whether a statement says CASCADE, in itself or in one of its subcommands. */
export function hasCascade({ parsed }: ObservedStatement): boolean {
  if (parsed && 'DropOwnedStmt' in parsed.tree) return parsed.tree.DropOwnedStmt.behavior === 'DROP_CASCADE'
  const actions = findAlterTable(parsed)?.actions ?? []
  return (
    findDrop(parsed)?.isCascade === true || actions.some((action) => 'cascade' in action && action.cascade)
  )
}

/** Vanished by CASCADE only; parts of what has vanished itself are left out. */
function listTaken(run: ObservedRun): CatalogueObject[] {
  const gone = goneIn(run)
  const relations = gone.filter(isRelation)
  const columns = gone.filter(({ kind }) => kind === 'column')
  return gone.filter(
    (object) =>
      object.kind !== 'grant' &&
      !isNamed(run, object) &&
      !relations.some((relation) => isPartOf(object, relation)) &&
      !columns.some((column) => column !== object && falls(object, column)) &&
      !gone.some((schema) => schema.kind === 'schema' && object.schema === schema.name),
  )
}

/** Whether a statement of the run drops this very object by its name. */
function isNamed(run: ObservedRun, object: CatalogueObject): boolean {
  return run.statements.some(({ parsed }) => {
    const drop = findDrop(parsed)
    if (drop !== undefined && namesInDrop(drop, object)) return true
    return findAlterTable(parsed)?.actions.some(
      (action) =>
        (action.kind === 'drop column' && object.kind === 'column' && action.column === object.name) ||
        (action.kind === 'drop constraint' && action.name === (textOf(object, 'constraint') || object.name)),
    )
  })
}

/** Whether a DROP names this very object, of the kind that it drops. */
export function namesInDrop({ objectType, names }: Drop, object: CatalogueObject): boolean {
  if (!KINDS[objectType]?.includes(object.kind)) return false
  // Functions are listed with the types of their arguments; triggers and the like are written with their table in front.
  const name = object.kind === 'function' ? object.name.replace(/\(.*$/s, '') : object.name
  const schema = ['trigger', 'rule', 'policy'].includes(object.kind) ? object.table : object.schema
  return names.some((written) => mayMean(written, { schema, name }))
}

const TYPES: readonly ObjectKind[] = ['enum', 'domain', 'composite type', 'range type']

const KINDS: Readonly<Partial<Record<string, readonly ObjectKind[]>>> = {
  OBJECT_TABLE: ['table'],
  OBJECT_FOREIGN_TABLE: ['foreign table'],
  OBJECT_VIEW: ['view'],
  OBJECT_MATVIEW: ['materialized view'],
  OBJECT_INDEX: ['index'],
  OBJECT_SEQUENCE: ['sequence'],
  OBJECT_TYPE: TYPES,
  OBJECT_DOMAIN: TYPES,
  OBJECT_FUNCTION: ['function'],
  OBJECT_PROCEDURE: ['function'],
  OBJECT_ROUTINE: ['function', 'aggregate'],
  OBJECT_AGGREGATE: ['aggregate'],
  OBJECT_TRIGGER: ['trigger'],
  OBJECT_RULE: ['rule'],
  OBJECT_POLICY: ['policy'],
  OBJECT_SCHEMA: ['schema'],
  OBJECT_EXTENSION: ['extension'],
  OBJECT_COLLATION: ['collation'],
  OBJECT_STATISTIC_EXT: ['statistics'],
  OBJECT_FOREIGN_SERVER: ['foreign server'],
  OBJECT_PUBLICATION: ['publication'],
  OBJECT_EVENT_TRIGGER: ['event trigger'],
}

function isPartOf(object: CatalogueObject, relation: CatalogueObject): boolean {
  if (object === relation) return false
  if (object.table === relation.name && object.schema === relation.schema) return true
  const parents = [textOf(object, 'partitionOf'), textOf(object, 'ownedBy')]
  return parents.some((parent) => parent !== '' && isNameWithin(parent, relation))
}

function isNameWithin(path: string, { schema, name }: CatalogueObject): boolean {
  return path === `${schema}.${name}` || path.startsWith(`${schema}.${name}.`)
}

/** Whether an index, constraint or sequence falls with a column of its own table, CASCADE or not. */
function falls(object: CatalogueObject, column: CatalogueObject): boolean {
  if (textOf(object, 'ownedBy') === `${column.schema}.${column.table}.${column.name}`) return true
  const isAttached = ['index', 'constraint', 'statistics', 'column'].includes(object.kind)
  return (
    isAttached && object.table === column.table && object.schema === column.schema && object.kind !== 'column'
  )
}

function listLostDefaults(run: ObservedRun): CatalogueObject[] {
  const dropped = run.statements.flatMap(({ parsed }) =>
    (findAlterTable(parsed)?.actions ?? []).flatMap((action) =>
      action.kind === 'drop default' ? [action.column] : [],
    ),
  )
  return changesOf(run)
    .changed.filter(
      ({ before, after, facts }) =>
        before.kind === 'column' && facts.includes('default') && after.facts.default === null,
    )
    .map(({ before }) => before)
    .filter(({ name }) => !dropped.includes(name))
}

function hasLocked({ locks }: ObservedStatement, object: CatalogueObject): boolean {
  const name = object.table ?? object.name
  return locks.some(
    ({ relation, mode }) =>
      relation.name === name && relation.schema === object.schema && mode === 'ACCESS EXCLUSIVE',
  )
}

function isRelation({ kind }: CatalogueObject): boolean {
  return ['table', 'view', 'materialized view', 'foreign table'].includes(kind)
}
