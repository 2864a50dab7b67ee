import type { StatementError } from '../model/observation.ts'

/** Extensions that bring a type or function that migrations like to use. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  citext: 'citext',
  hstore: 'hstore',
  ltree: 'ltree',
  vector: 'vector',
  halfvec: 'vector',
  geometry: 'postgis',
  geography: 'postgis',
  cube: 'cube',
  gin_trgm_ops: 'pg_trgm',
  gist_trgm_ops: 'pg_trgm',
  similarity: 'pg_trgm',
  word_similarity: 'pg_trgm',
  uuid_generate_v4: 'uuid-ossp',
  uuid_generate_v1: 'uuid-ossp',
  uuid_generate_v1mc: 'uuid-ossp',
  uuid_generate_v5: 'uuid-ossp',
  gen_salt: 'pgcrypto',
  crypt: 'pgcrypto',
  digest: 'pgcrypto',
  hmac: 'pgcrypto',
  gen_random_bytes: 'pgcrypto',
  unaccent: 'unaccent',
  crosstab: 'tablefunc',
}

/** By SQLSTATE (PostgreSQL 16, Appendix A "PostgreSQL Error Codes"), where the code says what to do. */
const REMEDIES: Readonly<Record<string, string>> = {
  '25001':
    'It refuses to run in a transaction: give it a migration of its own with export const transaction = false.',
  '25P02': 'An earlier error of the same transaction was caught and passed over; let it end the migration.',
  '2BP01': 'Something depends on it: drop or change that first, by name, instead of CASCADE.',
  '23502': 'Rows that are there hold NULL. Fill them first, or give the column a default.',
  '23503':
    'Rows that are there refer to none. Add the foreign key NOT VALID, mend the rows, then validate it.',
  '23505': 'Rows that are there are not unique. Find and merge them before the migration.',
  '23514': 'Rows that are there break the condition. Add it NOT VALID, mend the rows, then validate it.',
  '3F000': 'Create the schema in an earlier migration, or name the right one.',
  '42601': 'Mend the syntax at the place named: not all that a query builder accepts exists in PostgreSQL.',
  '42701': 'The column is there already: from an earlier migration, or from a `down` that left it over.',
  '42703': 'There is no such column at this point: look at its name, and at the order of the migrations.',
  '42704':
    'There is no such thing at this point: look at its name, its schema, and the order of the migrations.',
  '42710': 'It is there already: from an earlier migration, or from a `down` that left it over.',
  '42723': 'The function is there already: use CREATE OR REPLACE, or drop it in `down`.',
  '42804':
    'PostgreSQL has no automatic conversion: say how with USING, and drop a default of the old type first.',
  '42830': 'A foreign key needs a PRIMARY KEY or UNIQUE over the columns that it refers to.',
  '42883':
    'There is no such function for these types: create it earlier, cast the arguments, or install its extension.',
  '42P01':
    'There is no such table at this point: look at its name, its schema, and the order of the migrations.',
  '42P07': 'It is there already: from an earlier migration, or from a `down` that left it over.',
  '42P16': 'The definition contradicts itself or what is there; a table has one primary key only.',
  '53100': 'The disk of the database that it was tried on is full.',
  '55P03':
    'It waited for a lock longer than lock_timeout allows: something of the migration itself holds it.',
  '55006': 'It is in use by the same transaction: commit first, in a migration of its own.',
  '57014': 'It ran longer than statement_timeout allows: split it, or do it outside of the migration.',
}

/** Says what to do about a failure; undefined where the error says all there is to say. */
export function findRemedy({ code = '', message }: StatementError): string | undefined {
  const missing = /extension "([^"]+)" is not available|extension control file .*\/([^/"]+)\.control/.exec(
    message,
  )
  if (missing) {
    const name = missing[1] ?? missing[2]
    return `Install ${name} on every server that runs this, and validate on one that has it: MIGRATION_GUARD_DATABASE_URL.`
  }
  if (/partitioned table .* concurrently/.test(message)) return PARTITIONED
  const extension = /^42(704|883)$/.test(code) ? findExtension(message) : undefined
  if (extension !== undefined) {
    return `It comes with the extension ${extension}: CREATE EXTENSION IF NOT EXISTS "${extension}" in an earlier migration, or beforehand by someone who may. If it is installed in another schema, name that.`
  }
  return REMEDIES[code]
}

const PARTITIONED =
  'CREATE INDEX … ON ONLY the partitioned table, then CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION.'

function findExtension(message: string): string | undefined {
  const names = message.toLowerCase().match(/[a-z_][a-z0-9_]*/g) ?? []
  return names.map((name) => EXTENSIONS[name]).find((extension) => extension !== undefined)
}
