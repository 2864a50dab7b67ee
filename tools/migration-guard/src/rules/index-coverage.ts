import type { ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import { type CatalogueObject, identityOf, type Snapshot } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findCreateIndex, findDrop } from '../statements/index-statements.ts'
import { findCause } from './causes.ts'
import { attachedTo, changesOf, goneIn, tableOf, textOf } from './changes.ts'

/** Foreign keys whose columns no index leads with, where that is the migration's doing. */
export const fkMissingIndex: Rule = {
  name: 'fk-missing-index',
  severity: 'warning',
  title: 'A foreign key without an index',
  why: 'Each DELETE of a parent, and each change of its key, reads the whole child table and keeps the parent row locked meanwhile.',
  remedy: 'Build an index that begins with the columns of the key, CONCURRENTLY and before the key.',
  example: {
    setup:
      'create table patient (id bigint primary key); create table visit (id bigint primary key, patient_id bigint); create index on visit (id, patient_id);',
    hazard:
      'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;',
    safe: 'create table ward (id bigint primary key); create table bed (ward_id bigint references ward (id), number int, primary key (ward_id, number));',
  },
  check: ({ up }) =>
    listTouchedKeys(up)
      .filter((key) => !isCovered(up.after, key) && !wasUncovered(up, key))
      .map((key) => toHit(up, key)),
}

/** An index that another one makes needless. */
export const indexRedundant: Rule = {
  name: 'index-redundant',
  severity: 'warning',
  title: 'An index that another one covers',
  why: 'Each write pays for both, and no query gains from the second.',
  remedy:
    'Leave it out; or, where the new one is the better, drop the old one CONCURRENTLY in a migration after it.',
  example: {
    setup:
      'create table visit (id bigint primary key, patient_id bigint, day date); create index visit_patient_day on visit (patient_id, day);',
    hazard: 'create index concurrently visit_patient on visit (patient_id);',
    safe: 'create index concurrently visit_day on visit (day);',
    transaction: 'none',
  },
  check: ({ up }) =>
    changesOf(up)
      .appeared.filter(
        ({ kind, facts }) => kind === 'index' && facts.constraint === null && facts.partitionOf === null,
      )
      .flatMap((index): Hit[] => {
        const twins = attachedTo(up.after, 'index', { schema: index.schema, name: index.table }).filter(
          (other) => other !== index,
        )
        const covering = twins.find((other) => isNeedless(index, other))
        const covered = twins.find(
          (other) =>
            isNeedless(other, index) &&
            other.facts.constraint === null &&
            up.before.has(`index ${other.schema}.${other.table}.${other.name}`),
        )
        const statement = findCause(
          up,
          ({ parsed }) => findCreateIndex(parsed)?.index === index.name,
          ({ parsed }) => parsed?.kind === 'IndexStmt',
        )
        const place = statement === undefined ? {} : { statement }
        if (covering)
          return [{ ...place, observed: `${describe(index)} adds nothing to ${describe(covering)}.` }]
        return covered
          ? [
              {
                ...place,
                severity: 'info',
                observed: `${describe(covered)} is needless beside ${describe(index)}.`,
              },
            ]
          : []
      }),
}

/** Foreign keys that are new or changed, and those of tables that have lost an index. */
function listTouchedKeys(run: ObservedRun): CatalogueObject[] {
  const { appeared, changed } = changesOf(run)
  const lost = new Set(
    goneIn(run).flatMap(({ kind, schema, table }) => (kind === 'index' ? [`${schema}.${table}`] : [])),
  )
  const left =
    lost.size === 0
      ? []
      : [...run.after.values()].filter(({ schema, table }) => lost.has(`${schema}.${table}`))
  const touched = new Set([...appeared, ...changed.map(({ after }) => after), ...left])
  return [...touched].filter(({ facts }) => facts.type === 'foreign key')
}

function toHit(run: ObservedRun, constraint: CatalogueObject): Hit {
  const statement = findCause(
    run,
    (one) => addsConstraint(one, constraint),
    ({ parsed }) => findDrop(parsed)?.objectType === 'OBJECT_INDEX',
  )
  const { schema, table, facts } = constraint
  return {
    ...(statement === undefined ? {} : { statement }),
    ...(isYoung(run, constraint) ? { severity: 'info' as const } : {}),
    observed: `No index of ${schema}.${table} begins with (${facts.columns}), which refers to ${facts.references}.`,
  }
}

/** The index can still come in time: before a table that is new has rows, or before a key that is NOT VALID is validated. */
function isYoung({ before }: ObservedRun, constraint: CatalogueObject): boolean {
  const isNew = findOld(before, constraint) === undefined
  return isNew && (tableOf(before, constraint) === undefined || constraint.facts.validated === false)
}

function addsConstraint({ parsed }: ObservedStatement, { name, table }: CatalogueObject): boolean {
  const tree = parsed?.tree
  if (tree && 'CreateStmt' in tree) return tree.CreateStmt.relation?.relname === table
  const alter = findAlterTable(parsed)
  if (alter?.table.name !== table) return false
  return alter.actions.some(
    (action) =>
      (action.kind === 'add constraint' && [undefined, name].includes(action.constraint.name)) ||
      (action.kind === 'add column' && action.column.constraints.some(({ kind }) => kind === 'foreign key')),
  )
}

/** There already, and just as slow: not the migration's doing. */
function wasUncovered({ before }: ObservedRun, key: CatalogueObject): boolean {
  const old = findOld(before, key)
  return old !== undefined && !isCovered(before, old)
}

/** Under the same name, since a change of type makes a foreign key anew, or under another one. */
function findOld(before: Snapshot, key: CatalogueObject): CatalogueObject | undefined {
  return (
    before.get(identityOf(key)) ??
    [...before.values()].find(({ kind, oid }) => kind === 'constraint' && oid === key.oid)
  )
}

function isCovered(snapshot: Snapshot, { schema, table, facts }: CatalogueObject): boolean {
  const columns = String(facts.columns).split(', ').sort()
  return attachedTo(snapshot, 'index', { schema, name: table }).some((index) => {
    if (index.facts.valid !== true || index.facts.predicate !== null) return false
    const leading = textOf(index, 'columns').split(', ').slice(0, columns.length).sort()
    return leading.join() === columns.join()
  })
}

/** Whether `index` gives nothing that `other` does not give too. */
function isNeedless(index: CatalogueObject, other: CatalogueObject): boolean {
  if (index.facts.valid !== true || other.facts.valid !== true) return false
  if (index.facts.predicate !== other.facts.predicate || index.facts.method !== other.facts.method)
    return false
  if (index.facts.definition === other.facts.definition)
    return index.name > other.name || other.facts.constraint !== null
  if (index.facts.unique === true) return false
  // Beyond the columns, the definition has sort orders, operator classes and INCLUDE; only a plain one is a mere beginning.
  const [mine, its] = [textOf(index, 'definition'), textOf(other, 'definition').replace(/^UNIQUE /, '')]
  const isPlain = /^USING btree \([^()]*\)$/.test(mine)
  return isPlain && (its.startsWith(`${mine.slice(0, -1)}, `) || its.startsWith(mine))
}

function describe({ name, schema, table, facts }: CatalogueObject): string {
  return `index ${name} on ${schema}.${table} (${facts.columns})`
}
