import type { Node } from 'libpg-query'
import type { ObservedMigration } from '../model/observation.ts'
import type { RuleName } from '../model/rule-names.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import type { NewColumn } from '../statements/column.ts'
import { mayMean } from '../statements/names.ts'
import type { WrittenType } from '../statements/type-name.ts'
import { listNodes } from '../statements/walk.ts'

/** The ways in which a new column makes PostgreSQL write the whole table anew. */
export type RewriteCause = Extract<
  RuleName,
  'volatile-default-rewrites' | 'serial-column-rewrites' | 'stored-generated-rewrites' | 'constrained-domain'
>

/** Names what about a column can cause a rewrite; undefined where nothing can. Whether it did is for observation to say. */
export function findRewriteCause(migration: ObservedMigration, column: NewColumn): RewriteCause | undefined {
  if (column.isSerial || column.isIdentity) return 'serial-column-rewrites'
  if (column.isGenerated) return 'stored-generated-rewrites'
  if (findDomain(migration, column.type)) return 'constrained-domain'
  return column.default && !isConstant(column.default) ? 'volatile-default-rewrites' : undefined
}

/** The domain that a type is, if it is one. */
export function findDomain({ up }: ObservedMigration, type: WrittenType): CatalogueObject | undefined {
  return [...up.after.values(), ...up.before.values()].find(
    (object) => object.kind === 'domain' && mayMean(type, object),
  )
}

/** A column that refuses NULL and brings no value for the rows that are there. */
export function isRequiredWithoutValue(column: NewColumn, domain: CatalogueObject | undefined): boolean {
  const isRequired = column.isNotNull || domain?.facts.nullable === false
  const hasValue = column.default !== undefined || typeof domain?.facts.default === 'string'
  return isRequired && !hasValue && !column.isSerial && !column.isIdentity && !column.isGenerated
}

function isConstant(expression: Node): boolean {
  return ['FuncCall', 'SQLValueFunction', 'SubLink'].every((kind) => listNodes(expression, kind).length === 0)
}
