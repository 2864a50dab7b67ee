import type { WrittenType } from '../statements/type-name.ts'

/** A type as PostgreSQL prints it, taken apart: `numeric(10,2)`, `timestamp(3) with time zone`, `character varying(20)[]`. */
export interface ColumnType {
  base: string
  modifiers: number[]
  isArray: boolean
}

/** Reads what `format_type` printed. */
export function parseColumnType(text: string): ColumnType {
  const modifiers = /\(([\d,\s-]+)\)/.exec(text)
  return {
    base: text
      .replace(modifiers?.[0] ?? '', '')
      .replace(/(\[\])+$/, '')
      .replace(/\s+/g, ' ')
      .trim(),
    modifiers: (modifiers?.[1] ?? '').split(',').filter(Boolean).map(Number),
    isArray: text.endsWith('[]'),
  }
}

/** The same for a type as a statement names it. */
export function toColumnType({ name, schema, modifiers, isArray }: WrittenType): ColumnType {
  const base = schema === undefined ? (PRINTED[name] ?? name) : `${schema}.${name}`
  return { base, modifiers, isArray }
}

const PRINTED: Readonly<Partial<Record<string, string>>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  varchar: 'character varying',
  bpchar: 'character',
  varbit: 'bit varying',
  time: 'time without time zone',
  timetz: 'time with time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
}

const TEXTS = ['text', 'character varying', 'character', 'name']

/** Whether a type may refuse or shorten values that the other one holds. */
export function isNarrowing(from: ColumnType, to: ColumnType): boolean {
  if (from.isArray !== to.isArray) return to.isArray ? false : !isText(to)
  if (isText(from)) return isText(to) ? isShorter(from, to) : true
  const digits = [digitsOf(from), digitsOf(to)]
  if (digits[0] && digits[1]) {
    return digits[1].whole < digits[0].whole || digits[1].fraction < digits[0].fraction
  }
  if (from.base === to.base) return isShorter(from, to)
  if (digits[0]) return to.base === 'boolean'
  return (LOSSY[from.base] ?? []).includes(to.base)
}

/** The extension citext may be in any schema. */
function isText({ base }: ColumnType): boolean {
  return TEXTS.includes(base) || /(^|\.)citext$/.test(base)
}

/** Length or precision: absent means as much as the type can hold. */
function isShorter(from: ColumnType, to: ColumnType): boolean {
  const [had = Number.POSITIVE_INFINITY] = from.modifiers
  // `character` without a length has one.
  const [has = to.base === 'character' ? 1 : Number.POSITIVE_INFINITY] = to.modifiers
  return has < had && !(has === 6 && /^(time|interval)/.test(to.base))
}

/** What is lost without an error, too: PostgreSQL 16, 8.5 "Date/Time Types" and 8.9 "Network Address Types". */
const LOSSY: Readonly<Record<string, readonly string[]>> = {
  'timestamp without time zone': ['date', 'time without time zone', 'time with time zone'],
  'timestamp with time zone': ['date', 'time without time zone', 'time with time zone'],
  'time with time zone': ['time without time zone'],
  inet: ['cidr'],
  macaddr8: ['macaddr'],
  'bit varying': ['bit', 'integer', 'bigint'],
}

/** Digits that a number may have in front of and behind the point; floating ones keep only so many of both. */
function digitsOf({ base, modifiers }: ColumnType): { whole: number; fraction: number } | undefined {
  const [precision, scale = 0] = modifiers
  if (base === 'numeric' && precision !== undefined) return { whole: precision - scale, fraction: scale }
  return DIGITS[base]
}

const DIGITS: Readonly<Record<string, { whole: number; fraction: number }>> = {
  smallint: { whole: 5, fraction: 0 },
  integer: { whole: 10, fraction: 0 },
  bigint: { whole: 19, fraction: 0 },
  real: { whole: 6, fraction: 6 },
  'double precision': { whole: 15, fraction: 15 },
  numeric: { whole: 131_072, fraction: 16_383 },
}
