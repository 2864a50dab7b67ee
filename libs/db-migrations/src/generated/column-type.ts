import type { Column } from '../catalogue/model.ts'

/** What a type of the database is in TypeScript: when read, and when written if that is more. */
interface Mapping {
  read: string
  write?: string
}

/** As `columnParsers` of @ehr/db reads them. */
const MAPPINGS: Readonly<Record<string, Mapping>> = {
  bool: { read: 'boolean' },
  bytea: { read: 'Buffer' },
  date: { read: 'string' },
  float4: { read: 'number' },
  float8: { read: 'number' },
  inet: { read: 'string' },
  int2: { read: 'number' },
  int4: { read: 'number' },
  int8: { read: 'number', write: 'number | bigint' },
  interval: { read: 'string' },
  // Read as unknown: who reads it parses it. Written as text: pg would take an array for one of PostgreSQL's.
  json: { read: 'unknown', write: 'string' },
  jsonb: { read: 'unknown', write: 'string' },
  numeric: { read: 'string', write: 'string | number' },
  text: { read: 'string' },
  time: { read: 'string' },
  // Written also as ISO 8601 text, as contracts carry moments.
  timestamptz: { read: 'Date', write: 'Date | string' },
  uuid: { read: 'string' },
  varchar: { read: 'string' },
  _bool: { read: 'boolean[]' },
  _date: { read: 'string[]' },
  _int2: { read: 'number[]' },
  _int4: { read: 'number[]' },
  _int8: { read: 'number[]' },
  _numeric: { read: 'string[]' },
  _text: { read: 'string[]' },
  _timestamptz: { read: 'Date[]' },
  _uuid: { read: 'string[]' },
}

/** A column's type in TypeScript, and which of Kysely's wrappers it uses. */
export interface ColumnTypeText {
  text: string
  imports: ('ColumnType' | 'Generated' | 'GeneratedAlways')[]
}

/**
 * Renders the type of a column for Kysely; `union` names its literals where a check constraint lists them. Throws
 * for a type that we do not map yet.
 */
export function renderColumnType(column: Column, union: string | undefined): ColumnTypeText {
  const mapping = union === undefined ? findMapping(column) : { read: union }
  const orNull = column.isNullable ? ' | null' : ''
  const read = mapping.read === 'unknown' ? 'unknown' : `${mapping.read}${orNull}`
  if (column.isGenerated || column.identity === 'always') {
    return { text: `GeneratedAlways<${read}>`, imports: ['GeneratedAlways'] }
  }
  const hasDefault = column.default !== null || column.identity !== null
  if (mapping.write === undefined) {
    return hasDefault ? { text: `Generated<${read}>`, imports: ['Generated'] } : { text: read, imports: [] }
  }
  const write = `${mapping.write}${orNull}`
  const insert = hasDefault ? `${write} | undefined` : write
  return { text: `ColumnType<${read}, ${insert}, ${write}>`, imports: ['ColumnType'] }
}

function findMapping(column: Column): Mapping {
  const mapping = MAPPINGS[column.typeName]
  if (mapping !== undefined) return mapping
  throw new Error(
    `Column ${column.name} has type ${column.type}, which has no type in TypeScript yet. Add it to libs/db-migrations/src/generated/column-type.ts, and how it is read to libs/db/src/column-parsers.ts.`,
  )
}
