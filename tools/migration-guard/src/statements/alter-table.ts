import type { AlterTableCmd, AlterTableType, Node } from 'libpg-query'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { columnOf, type NewColumn } from './column.ts'
import { findConstraint, type NewConstraint } from './constraint.ts'
import { nameOf, type QualifiedName, stringsOf } from './names.ts'
import { typeOf, type WrittenType } from './type-name.ts'

/** ALTER TABLE with its subcommands; ALTER INDEX, VIEW and SEQUENCE … are the same node with another `objectType`. */
export interface AlterTable {
  table: QualifiedName
  /** `OBJECT_TABLE`, `OBJECT_INDEX`, `OBJECT_VIEW`, `OBJECT_MATVIEW`, `OBJECT_SEQUENCE`, `OBJECT_FOREIGN_TABLE`. */
  objectType: string
  /** ALTER TABLE ONLY: partitions and children are left alone. */
  isOnly: boolean
  ifExists: boolean
  actions: AlterAction[]
}

/** One subcommand of ALTER TABLE. */
export type AlterAction =
  | { kind: 'add column'; column: NewColumn; ifNotExists: boolean }
  | { kind: 'add constraint'; constraint: NewConstraint }
  | { kind: 'validate constraint'; name: string }
  | { kind: 'drop constraint'; name: string; ifExists: boolean; cascade: boolean }
  | { kind: 'drop column'; column: string; ifExists: boolean; cascade: boolean }
  | { kind: 'set not null'; column: string }
  | { kind: 'drop not null'; column: string }
  | { kind: 'drop default'; column: string }
  | { kind: 'set default'; column: string; expression: Node }
  | { kind: 'alter type'; column: string; type: WrittenType; using?: Node; collation?: string }
  | { kind: 'other'; subtype: AlterTableType | undefined; name?: string; def?: Node; cascade: boolean }

/** Takes an ALTER TABLE apart; undefined for any other statement. */
export function findAlterTable(parsed: ParsedStatement | undefined): AlterTable | undefined {
  if (!parsed || !('AlterTableStmt' in parsed.tree)) return undefined
  const { relation, cmds = [], objtype, missing_ok } = parsed.tree.AlterTableStmt
  return {
    table: nameOf(relation),
    objectType: objtype ?? 'OBJECT_TABLE',
    isOnly: relation?.inh !== true,
    ifExists: missing_ok === true,
    actions: cmds.flatMap((node) => ('AlterTableCmd' in node ? [actionOf(node.AlterTableCmd)] : [])),
  }
}

function actionOf(command: AlterTableCmd): AlterAction {
  const { subtype, name = '', def } = command
  const constraint = subtype === 'AT_AddConstraint' ? findConstraint(def) : undefined
  if (constraint) return { kind: 'add constraint', constraint }
  switch (subtype) {
    case 'AT_ValidateConstraint':
      return { kind: 'validate constraint', name }
    case 'AT_SetNotNull':
      return { kind: 'set not null', column: name }
    case 'AT_DropNotNull':
      return { kind: 'drop not null', column: name }
    case 'AT_ColumnDefault':
      return def
        ? { kind: 'set default', column: name, expression: def }
        : { kind: 'drop default', column: name }
    default:
      return definitionOf(command) ?? dropOf(command) ?? otherOf(command)
  }
}

function definitionOf({ subtype, name = '', def, missing_ok }: AlterTableCmd): AlterAction | undefined {
  if (!def || !('ColumnDef' in def)) return undefined
  const definition = def.ColumnDef
  if (subtype === 'AT_AddColumn')
    return { kind: 'add column', column: columnOf(definition), ifNotExists: missing_ok === true }
  if (subtype !== 'AT_AlterColumnType') return undefined
  const using = definition.raw_default
  const collation = stringsOf(definition.collClause?.collname).at(-1)
  return {
    kind: 'alter type',
    column: name,
    type: typeOf(definition.typeName),
    ...(using === undefined ? {} : { using }),
    ...(collation === undefined ? {} : { collation }),
  }
}

function dropOf({ subtype, name = '', missing_ok, behavior }: AlterTableCmd): AlterAction | undefined {
  const how = { ifExists: missing_ok === true, cascade: behavior === 'DROP_CASCADE' }
  if (subtype === 'AT_DropColumn') return { kind: 'drop column', column: name, ...how }
  return subtype === 'AT_DropConstraint' ? { kind: 'drop constraint', name, ...how } : undefined
}

function otherOf({ subtype, name, def, behavior }: AlterTableCmd): AlterAction {
  return {
    kind: 'other',
    subtype,
    ...(name === undefined ? {} : { name }),
    ...(def === undefined ? {} : { def }),
    cascade: behavior === 'DROP_CASCADE',
  }
}
