import pg from 'pg'

/**
 * How values of PostgreSQL become values of JavaScript, without loss: `date` stays `YYYY-MM-DD` (a Date would
 * shift with the time zone), `numeric` stays text (keeps the reported precision), `bigint` becomes a number or
 * fails. `timestamptz` becomes a Date, as pg does by itself.
 */
export const columnParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return PARSERS[oid] ?? pg.types.getTypeParser(oid, format ?? 'text')
  },
}

const asText = (value: string) => value
// Typed as number: pg's list of known types holds no arrays.
const TEXT_ARRAY: number = 1009
const asTexts = pg.types.getTypeParser(TEXT_ARRAY, 'text')

const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  20: parseSafeInteger, // bigint
  1016: (value: string) => asTexts(value).map(parseSafeInteger), // bigint[]
  1082: asText, // date
  1182: asTexts, // date[]
  1114: asText, // timestamp without time zone: which instant is meant is not known
  1115: asTexts, // timestamp[]
  1186: asText, // interval
  1700: asText, // numeric
  1231: asTexts, // numeric[]
}

function parseSafeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) {
    throw new Error(`The bigint ${value} does not fit a JavaScript number. Select it as text (column::text).`)
  }
  return number
}
