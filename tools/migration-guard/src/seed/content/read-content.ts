import pg from 'pg'
import { BOOKKEEPING } from '../../catalogue/read-snapshot.ts'
import type { TableName } from '../seed-tables.ts'

/** What a table holds, as hashes: enough to say which columns of how many rows are no longer the same, and no more. */
export interface TableContent {
  table: TableName
  rows: number
  /** Columns of the primary key; none where there is no key. */
  key: readonly string[]
  /** Eight bytes for each row: hash of its key, or of the whole row. */
  keys: Buffer
  /** By the column's name: four bytes for each row, in the order of `keys`; zeros for null. */
  columns: ReadonlyMap<string, Buffer>
}

/** By `schema.name`. */
export type Content = ReadonlyMap<string, TableContent>

/**
 * Hashes what the tables hold (all that are not PostgreSQL's or Kysely's own when left out), on the server and under
 * fixed settings, so that sessions of other time zones agree. Tables that are not there are left out.
 */
export async function readContent(client: pg.ClientBase, tables?: readonly TableName[]): Promise<Content> {
  if (tables?.length === 0) return new Map()
  const shapes = await listShapes(client, tables)
  const read: TableContent[] = []
  for (let at = 0; at < shapes.length; at += AT_ONCE) {
    read.push(...(await readTables(client, shapes.slice(at, at + AT_ONCE))))
  }
  return new Map(read.map((content) => [`${content.table.schema}.${content.table.name}`, content]))
}

/** All that decides how a value is printed. */
const SETTINGS = [
  ...['search_path = pg_catalog', "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'postgres'"],
  ...["bytea_output = 'hex'", 'extra_float_digits = 1', "lc_monetary = 'C'", "xmlbinary = 'base64'"],
].map((setting) => `set local ${setting}`)

interface Shape {
  schema: string
  name: string
  kind: string
  columns: string[]
  key: string[]
}

async function listShapes(client: pg.ClientBase, tables: readonly TableName[] | undefined): Promise<Shape[]> {
  const values = [
    BOOKKEEPING,
    tables?.map(({ schema }) => schema) ?? null,
    tables?.map(({ name }) => name) ?? null,
  ]
  const { rows } = await client.query<Shape>({ name: 'migration_guard_shapes', text: SHAPES_SQL, values })
  return rows
}

const SHAPES_SQL = `
    select n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
      array(select a.attname::text from pg_constraint p join pg_attribute a on a.attrelid = c.oid
          and a.attnum = any (p.conkey) where p.conrelid = c.oid and p.contype = 'p' order by a.attname) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not like 'pg\\_%'
      and n.nspname <> 'information_schema' and c.relname <> all ($1::text[])
      and ($2::text[] is null or (n.nspname, c.relname) in (select * from unnest($2::text[], $3::text[])))
    order by n.nspname collate "C", c.relname collate "C"`

/** Tables whose hashes are asked for together. */
const AT_ONCE = 25

/** In one message, under the settings, which end with it. */
async function readTables(client: pg.ClientBase, shapes: readonly Shape[]): Promise<TableContent[]> {
  const isInside = client.getTransactionStatus() === 'T'
  const end = isInside ? 'rollback to savepoint content; release savepoint content' : 'rollback'
  const texts = [isInside ? 'savepoint content' : 'begin', ...SETTINGS, ...shapes.map(renderHashes)]
  try {
    const results: unknown = await client.query([...texts, end].join(';\n'))
    // Of several statements the results are a list, which the types of pg do not know.
    const all: { rows: Record<string, unknown>[] }[] = Array.isArray(results) ? results : []
    return shapes.map((shape, at) => toContent(shape, all[1 + SETTINGS.length + at]?.rows[0] ?? {}))
  } catch (error) {
    await client.query(end)
    throw error
  }
}

function renderHashes({ schema, name, kind, columns, key }: Shape): string {
  const quoted = columns.map((column) => `t.${pg.escapeIdentifier(column)}`)
  const keyed = key.length > 0 ? key.map((column) => `t.${pg.escapeIdentifier(column)}`) : quoted
  const hashes = quoted.map((column, at) => `coalesce(hashtext(${column}::text), 0) as c${at}`)
  const inner = `select hashtextextended(row(${keyed.join(', ')})::text, 0) as k${hashes.map((one) => `, ${one}`).join('')}
    from ${kind === 'p' ? '' : 'only '}${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} t order by k`
  const packed = columns.map((_, at) => `string_agg(int4send(c${at}), '') as c${at}`)
  return `select count(*)::int as n, ${[KEYS, ...packed].join(', ')} from (${inner}) r`
}

function toContent({ schema, name, columns, key }: Shape, row: Record<string, unknown>): TableContent {
  return {
    table: { schema, name },
    rows: typeof row.n === 'number' ? row.n : 0,
    key,
    keys: toBytes(row.k),
    columns: new Map(columns.map((column, at) => [column, toBytes(row[`c${at}`])])),
  }
}

/** As one text of bytes, in the order of the rows. */
const KEYS = `string_agg(int8send(k), '') as k`

function toBytes(value: unknown): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.alloc(0)
}
