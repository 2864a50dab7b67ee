/**
 * Words that PostgreSQL 16 does not take as the name of a table or column without quotes (reserved, or reserved
 * but for functions and types: PostgreSQL's documentation, appendix C).
 */
const SQL =
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
  collation column concurrently constraint create cross current_catalog current_date current_role current_schema
  current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for
  foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading
  left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing
  primary references returning right select session_user similar some symmetric system_user table tablesample then
  to trailing true union unique user using variadic verbose when where window with`.split(/\s+/)

/** Words that JavaScript does not take as a variable's name. */
const JAVASCRIPT =
  `arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new null package private
  protected public return static super switch this throw true try typeof var void while with yield`.split(
    /\s+/,
  )

/** Names that a generated file has already: a record of the same name would be declared twice. */
const GENERATED =
  `access after api app audit before body call calendar_date coding column contract cursor date db
  decimal detail fact feature field form id instant item list locale notice page panel param permission query record
  request route row screen section sort table text timeline value version visit web z`.split(/\s+/)

/** Whether a table or column of this name would need quotes. */
export function isSqlWord(name: string): boolean {
  return SQL.includes(name)
}

/** Whether a variable or type of this name (in snake case) would collide with what generated files declare. */
export function isCodeWord(name: string): boolean {
  return JAVASCRIPT.includes(name) || GENERATED.includes(name)
}
