/**
 * Words that PostgreSQL 16 does not take as the name of a table or column without quotes (reserved, or reserved
 * but for functions and types: PostgreSQL's documentation, appendix C).
 */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
  collation column concurrently constraint create cross current_catalog current_date current_role current_schema
  current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for
  foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading
  left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing
  primary references returning right select session_user similar some symmetric system_user table tablesample then
  to trailing true union unique user using variadic verbose when where window with`.split(/\s+/),
)

/** A table's or column's name as SQL takes it: `"order"`, for it is a reserved word, but `lot`. */
export function sqlName(name: string): string {
  return RESERVED.has(name) ? `"${name}"` : name
}

/** Columns that PostgreSQL gives every table by itself. */
export const SYSTEM_COLUMNS: readonly string[] = ['cmax', 'cmin', 'ctid', 'tableoid', 'xmax', 'xmin']

/** The most bytes of a name in PostgreSQL, which cuts longer ones silently. */
export const MAX_NAME_BYTES = 63
