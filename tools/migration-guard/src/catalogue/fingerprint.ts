import type pg from 'pg'

/** Catalogues that DDL writes to, by the column that says whose a row is. */
const CATALOGUES = {
  oid: [
    ...[
      'pg_class',
      'pg_type',
      'pg_constraint',
      'pg_proc',
      'pg_trigger',
      'pg_rewrite',
      'pg_policy',
      'pg_namespace',
    ],
    ...[
      'pg_extension',
      'pg_attrdef',
      'pg_default_acl',
      'pg_event_trigger',
      'pg_publication',
      'pg_publication_rel',
    ],
    ...['pg_publication_namespace', 'pg_foreign_server', 'pg_foreign_data_wrapper', 'pg_statistic_ext'],
    ...['pg_collation', 'pg_operator', 'pg_cast', 'pg_ts_config', 'pg_ts_dict', 'pg_enum'],
  ],
  attrelid: ['pg_attribute'],
  indexrelid: ['pg_index'],
  inhrelid: ['pg_inherits'],
  partrelid: ['pg_partitioned_table'],
  seqrelid: ['pg_sequence'],
  objoid: ['pg_description'],
  rngtypid: ['pg_range'],
  ftrelid: ['pg_foreign_table'],
  aggfnoid: ['pg_aggregate'],
} as const

/** The first oid that `initdb` gives to nobody. */
const FIRST_OF_USERS = 16_384

/** Of what everyone has from the start only the schema `public` is ever altered. */
const PUBLIC = 2200

/**
 * A short text that is another one whenever something in the catalogue was made, changed or dropped since, by this
 * transaction or a finished one, and the same again after a rollback. It counts versions of rows, so it costs a tenth
 * of a snapshot; that of another database says nothing. TRUNCATE and rewrites change it too, temporary tables do not.
 */
export async function fingerprint(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ fingerprint: string }>(TEXT)
  return rows[0]?.fingerprint ?? ''
}

const VERSIONS = Object.entries(CATALOGUES).flatMap(([owner, catalogues]) =>
  catalogues.map(
    (
      catalogue,
    ) => `select count(*) as n, sum(hashtextextended('${catalogue}' || c.xmin || c.ctid || c.tableoid, 0)) as h
      from pg_catalog.${catalogue} c where (c.${owner} >= ${FIRST_OF_USERS} or c.${owner} = ${PUBLIC}) and ${isLasting(catalogue)}`,
  ),
)

const TEXT = `select concat_ws(' ', sum(n), sum(h)) as fingerprint from (${VERSIONS.join(' union all ')}) v`

/** Temporary tables belong to their session alone. */
function isLasting(catalogue: string): string {
  const temporary = `select t.oid from pg_catalog.pg_class t where t.relpersistence = 't'`
  // Those of the session's temporary tables are made with its first one.
  if (catalogue === 'pg_namespace') return `c.nspname not like 'pg\\_%'`
  if (catalogue === 'pg_class') return `c.relpersistence <> 't'`
  if (catalogue === 'pg_attribute') return `c.attrelid not in (${temporary})`
  if (catalogue === 'pg_type')
    return `c.typrelid not in (${temporary}) and c.typelem not in (select y.oid from pg_catalog.pg_type y where y.typrelid in (${temporary}))`
  if (catalogue === 'pg_index') return `c.indrelid not in (${temporary})`
  if (catalogue === 'pg_constraint') return `c.conrelid not in (${temporary})`
  if (catalogue === 'pg_attrdef') return `c.adrelid not in (${temporary})`
  return 'true'
}
