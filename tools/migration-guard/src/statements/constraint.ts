import type { Constraint, Node } from 'libpg-query'
import { nameOf, type QualifiedName, stringsOf } from './names.ts'

/** A constraint that a statement adds to a table or domain. */
export interface NewConstraint {
  kind: 'check' | 'foreign key' | 'unique' | 'primary key' | 'exclusion'
  /** Undefined where PostgreSQL is to choose one. */
  name?: string
  notValid: boolean
  /** Of UNIQUE and PRIMARY KEY … USING INDEX. */
  usingIndex?: string
  /** Columns that it covers, as far as it lists them; empty for CHECK and USING INDEX. */
  columns: string[]
  /** Of a foreign key. */
  references?: QualifiedName
  /** Of CHECK. */
  expression?: Node
}

const KINDS: Readonly<Partial<Record<string, NewConstraint['kind']>>> = {
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_PRIMARY: 'primary key',
  CONSTR_EXCLUSION: 'exclusion',
}

/** Reads a constraint; undefined for what the grammar calls so too: NOT NULL, DEFAULT, GENERATED, DEFERRABLE. */
export function findConstraint(node: Node | undefined, column?: string): NewConstraint | undefined {
  const constraint = node && 'Constraint' in node ? node.Constraint : undefined
  const kind = constraint?.contype && KINDS[constraint.contype]
  if (!constraint || !kind) return undefined
  const listed = stringsOf(kind === 'foreign key' ? constraint.fk_attrs : constraint.keys)
  return {
    kind,
    notValid: constraint.skip_validation === true,
    columns: listed.length > 0 || column === undefined ? listed : [column],
    ...optionalParts(constraint),
  }
}

function optionalParts({ conname, indexname, pktable, raw_expr }: Constraint) {
  return {
    ...(conname === undefined ? {} : { name: conname }),
    ...(indexname === undefined ? {} : { usingIndex: indexname }),
    ...(pktable === undefined ? {} : { references: nameOf(pktable) }),
    ...(raw_expr === undefined ? {} : { expression: raw_expr }),
  }
}
