import type { Node, TypeName } from 'libpg-query'
import { nameOfParts, type QualifiedName } from './names.ts'

/** A type as a statement names it. */
export interface WrittenType extends QualifiedName {
  /** Numbers in brackets: length, precision and scale. */
  modifiers: number[]
  isArray: boolean
}

/** Reads a type; PostgreSQL's own ones have the names of the catalogue (`int4`, `varchar`) and no schema. */
export function typeOf(type: TypeName | undefined): WrittenType {
  const { schema, name } = nameOfParts(type?.names)
  return {
    name,
    ...(schema === undefined || schema === 'pg_catalog' ? {} : { schema }),
    modifiers: (type?.typmods ?? []).map(integerOf).filter((value) => value !== undefined),
    isArray: (type?.arrayBounds ?? []).length > 0,
  }
}

/** Says whether a type is one of the short forms that make a sequence: serial, bigserial, smallserial. */
export function isSerial({ schema, name }: WrittenType): boolean {
  return schema === undefined && /^(small|big)?serial$|^serial[248]$/.test(name)
}

function integerOf(node: Node): number | undefined {
  if (!('A_Const' in node)) return undefined
  // Zero is absent in protobuf's JSON.
  return node.A_Const.ival ? (node.A_Const.ival.ival ?? 0) : undefined
}
