import type { Node } from 'libpg-query'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { nameOf, nameOfParts, type QualifiedName } from './names.ts'

/** CREATE INDEX. */
export interface CreateIndex {
  /** Undefined where PostgreSQL is to choose one. */
  index: string | undefined
  table: QualifiedName
  isUnique: boolean
  isConcurrent: boolean
  ifNotExists: boolean
  /** ON ONLY: of a partitioned table without its partitions. */
  isOnly: boolean
}

/** Takes a CREATE INDEX apart; undefined for any other statement. */
export function findCreateIndex(parsed: ParsedStatement | undefined): CreateIndex | undefined {
  if (!parsed || !('IndexStmt' in parsed.tree)) return undefined
  const { idxname, relation, unique, concurrent, if_not_exists } = parsed.tree.IndexStmt
  return {
    index: idxname,
    table: nameOf(relation),
    isUnique: unique === true,
    isConcurrent: concurrent === true,
    ifNotExists: if_not_exists === true,
    isOnly: relation?.inh !== true,
  }
}

/** DROP of anything that has a list of names. */
export interface Drop {
  /** `OBJECT_TABLE`, `OBJECT_INDEX`, `OBJECT_VIEW`, `OBJECT_TYPE`, `OBJECT_SCHEMA` … */
  objectType: string
  names: QualifiedName[]
  ifExists: boolean
  isCascade: boolean
  /** DROP INDEX CONCURRENTLY. */
  isConcurrent: boolean
}

/** Takes a DROP apart; undefined for any other statement, and for DROP of databases, roles and tablespaces, which are nodes of their own. */
export function findDrop(parsed: ParsedStatement | undefined): Drop | undefined {
  if (!parsed || !('DropStmt' in parsed.tree)) return undefined
  const { objects = [], removeType, behavior, missing_ok, concurrent } = parsed.tree.DropStmt
  return {
    objectType: removeType ?? '',
    names: objects.map(nameOfObject),
    ifExists: missing_ok === true,
    isCascade: behavior === 'DROP_CASCADE',
    isConcurrent: concurrent === true,
  }
}

/** REINDEX. */
export interface Reindex {
  what: 'index' | 'table' | 'schema' | 'system' | 'database'
  /** Of a schema or database: its name. */
  target: QualifiedName
  isConcurrent: boolean
}

/** Takes a REINDEX apart; undefined for any other statement. */
export function findReindex(parsed: ParsedStatement | undefined): Reindex | undefined {
  if (!parsed || !('ReindexStmt' in parsed.tree)) return undefined
  const { kind, relation, name, params = [] } = parsed.tree.ReindexStmt
  return {
    what: REINDEX_KINDS[kind ?? ''] ?? 'table',
    target: relation ? nameOf(relation) : { name: name ?? '' },
    isConcurrent: params.some((node) => 'DefElem' in node && node.DefElem.defname === 'concurrently'),
  }
}

const REINDEX_KINDS: Readonly<Partial<Record<string, Reindex['what']>>> = {
  REINDEX_OBJECT_INDEX: 'index',
  REINDEX_OBJECT_SCHEMA: 'schema',
  REINDEX_OBJECT_SYSTEM: 'system',
  REINDEX_OBJECT_DATABASE: 'database',
}

function nameOfObject(node: Node): QualifiedName {
  if ('List' in node) return nameOfParts(node.List.items)
  if ('TypeName' in node) return nameOfParts(node.TypeName.names)
  if ('ObjectWithArgs' in node) return nameOfParts(node.ObjectWithArgs.objname)
  return nameOfParts([node])
}
