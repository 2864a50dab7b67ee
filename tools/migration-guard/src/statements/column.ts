import type { ColumnDef, Constraint, Node } from 'libpg-query'
import { findConstraint, type NewConstraint } from './constraint.ts'
import { isSerial, typeOf, type WrittenType } from './type-name.ts'

/** A column as CREATE TABLE or ADD COLUMN defines it. */
export interface NewColumn {
  name: string
  type: WrittenType
  /** NOT NULL, PRIMARY KEY, or one of the forms that imply it (serial, identity). */
  isNotNull: boolean
  /** Expression behind DEFAULT. */
  default?: Node
  isSerial: boolean
  isIdentity: boolean
  /** GENERATED ALWAYS AS (…) STORED. */
  isGenerated: boolean
  constraints: NewConstraint[]
}

/** Reads a column with the constraints written behind it. */
export function columnOf(definition: ColumnDef): NewColumn {
  const name = definition.colname ?? ''
  const type = typeOf(definition.typeName)
  const written = (definition.constraints ?? []).flatMap((node) =>
    'Constraint' in node ? [node.Constraint] : [],
  )
  const has = (contype: Constraint['contype']) => written.some((one) => one.contype === contype)
  const expression = written.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr
  return {
    name,
    type,
    isNotNull: has('CONSTR_NOTNULL') || has('CONSTR_PRIMARY') || has('CONSTR_IDENTITY') || isSerial(type),
    ...(expression === undefined ? {} : { default: expression }),
    isSerial: isSerial(type),
    isIdentity: has('CONSTR_IDENTITY'),
    isGenerated: has('CONSTR_GENERATED'),
    constraints: (definition.constraints ?? [])
      .map((node) => findConstraint(node, name))
      .filter((constraint) => constraint !== undefined),
  }
}
