import type { ObservedMigration, ObservedRun, ObservedStatement } from '../model/observation.ts'
import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findDrop } from '../statements/index-statements.ts'
import { findCause } from './causes.ts'
import { attachedTo, changesOf, goneIn, tableOf, textOf } from './changes.ts'
import { describeHeld } from './held-text.ts'
import { listRefused } from './refused-drops.ts'

/** Guarantees that are gone from tables and domains that stay, without another that gives the same. */
export const dropConstraintLoosens: Rule = {
  name: 'drop-constraint-loosens',
  severity: 'warning',
  title: 'A constraint is dropped',
  why: 'From now on rows may be written that nobody has reckoned with, and once there are some, the constraint does not come back. Dropping a foreign key locks both of its tables against reads.',
  remedy:
    'Add the new constraint before the old one goes (NOT VALID, then VALIDATE), and set a short lock_timeout.',
  example: {
    setup: 'create table patient (id bigint primary key, age int constraint patient_age check (age >= 0));',
    hazard: 'alter table patient drop constraint patient_age;',
    safe: "set local lock_timeout = '2s'; alter table patient rename constraint patient_age to patient_age_check;",
  },
  check: (migration) => [
    ...listDropped(migration.up)
      .filter(({ facts }) => facts.type !== 'primary key')
      .map((constraint) => toHit(migration, constraint, `${describe(constraint)} is gone.`)),
    ...listLoosenedDomains(migration),
    ...listRefused(migration, ({ kind, facts }) => kind === 'constraint' && facts.type !== 'primary key'),
  ],
}

/** Primary keys that are gone from tables that stay, without another. */
export const dropPrimaryKey: Rule = {
  name: 'drop-primary-key',
  severity: 'error',
  title: 'A primary key is dropped',
  why: 'Rows are no longer told apart: duplicates may come in, and logical replication refuses UPDATE and DELETE for lack of a replica identity.',
  remedy:
    'Build a unique index CONCURRENTLY first, and swap the key for it in one statement: DROP CONSTRAINT …, ADD PRIMARY KEY USING INDEX ….',
  example: {
    setup: 'create table patient (id bigint constraint patient_pkey primary key, code text);',
    hazard: 'alter table patient drop constraint patient_pkey;',
    safe: "set local lock_timeout = '2s'; alter table patient rename constraint patient_pkey to patient_key;",
  },
  check: (migration) => [
    ...listDropped(migration.up)
      .filter(({ facts }) => facts.type === 'primary key')
      .map((constraint) => toHit(migration, constraint, `${describe(constraint)} is gone.`)),
    ...listRefused(migration, ({ facts }) => facts.type === 'primary key'),
  ],
}

/** Also unique indexes that stand for no constraint. Those that fell with a column or table of theirs are told with it. */
function listDropped(run: ObservedRun): CatalogueObject[] {
  return goneIn(run).filter((object) => {
    const isGuarantee =
      object.kind === 'constraint' ||
      (object.kind === 'index' &&
        object.facts.unique === true &&
        object.facts.constraint === null &&
        object.facts.valid === true)
    return (
      isGuarantee &&
      tableOf(run.after, object) !== undefined &&
      isDropped(run, object) &&
      !hasSuccessor(run, object)
    )
  })
}

/** Dropped by itself: by its name, or by something hidden. */
function isDropped(run: ObservedRun, object: CatalogueObject): boolean {
  return run.statements.some((statement) => names(statement, object) || statement.hasHiddenDdl)
}

function names({ parsed }: ObservedStatement, { name }: CatalogueObject): boolean {
  const actions = findAlterTable(parsed)?.actions ?? []
  const drop = findDrop(parsed)
  return (
    actions.some((action) => action.kind === 'drop constraint' && action.name === name) ||
    (drop?.objectType === 'OBJECT_INDEX' && drop.names.some((written) => written.name === name))
  )
}

/** Another of the same name, or that says the same, or NOT NULL where a CHECK said so. */
function hasSuccessor({ after }: ObservedRun, gone: CatalogueObject): boolean {
  const table = { schema: gone.schema, name: gone.table }
  const constraints = attachedTo(after, 'constraint', table)
  const indexes = attachedTo(after, 'index', table)
  if (gone.facts.type === 'primary key') {
    return constraints.some(
      ({ facts }) => facts.type === 'primary key' && facts.columns === gone.facts.columns,
    )
  }
  if (gone.facts.type === 'unique' || gone.kind === 'index') {
    return indexes.some(
      ({ facts }) =>
        facts.unique === true &&
        facts.columns === gone.facts.columns &&
        facts.predicate === (gone.facts.predicate ?? null),
    )
  }
  if (gone.facts.type === 'foreign key') {
    return constraints.some(
      ({ facts }) => facts.columns === gone.facts.columns && facts.references === gone.facts.references,
    )
  }
  const isSame = ({ name, facts }: CatalogueObject) =>
    (name === gone.name && facts.type === gone.facts.type) || facts.definition === gone.facts.definition
  return constraints.some(isSame) || isOnlyNotNull(after, gone)
}

/** `CHECK ((surname IS NOT NULL))` of a column that is NOT NULL now: the last step of the documented way there. */
function isOnlyNotNull(after: ObservedRun['after'], { schema, table, facts }: CatalogueObject): boolean {
  const definition = typeof facts.definition === 'string' ? facts.definition : ''
  const column = /^CHECK \(+"?([^()"]+?)"? IS NOT NULL\)+( NOT VALID)?$/.exec(definition)?.[1]
  return column !== undefined && after.get(`column ${schema}.${table}.${column}`)?.facts.nullable === false
}

function listLoosenedDomains(migration: ObservedMigration): Hit[] {
  return changesOf(migration.up)
    .changed.filter(
      ({ before, after, facts }) =>
        before.kind === 'domain' &&
        facts.includes('constraints') &&
        textOf(before, 'constraints').split('; ').length >
          textOf(after, 'constraints').split('; ').filter(Boolean).length,
    )
    .map(({ before }) => {
      const statement = findCause(migration.up, ({ parsed }) => parsed?.kind === 'AlterDomainStmt')
      return {
        ...(statement === undefined ? {} : { statement }),
        observed: `Domain ${before.schema}.${before.name} has lost a constraint.`,
      }
    })
}

function toHit(migration: ObservedMigration, object: CatalogueObject, text: string): Hit {
  const statement = findCause(migration.up, (one) => names(one, object))
  const observed = `${text}${describeHeld(migration, statement)}`
  return statement === undefined ? { observed } : { observed, statement }
}

function describe({ kind, schema, table, name, facts }: CatalogueObject): string {
  return `${kind === 'index' ? 'Unique index' : `${facts.type} constraint`} ${name} of ${schema}.${table}`
}
