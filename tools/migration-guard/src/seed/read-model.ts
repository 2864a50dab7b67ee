import pg from 'pg'
import { BOOKKEEPING } from '../catalogue/read-snapshot.ts'
import { createScope } from '../catalogue/sql/scope.ts'
import type { SeedCheck, SeedColumn, SeedForeignKey, SeedTable, SeedType } from './model.ts'
import { MODEL_STATEMENTS } from './model-sql.ts'

/** Reads all that values for the tables' columns depend on; of some tables only, with those that they refer to. */
export async function readModel(
  client: pg.ClientBase,
  bookkeeping: readonly string[] = [],
  only?: readonly { schema: string; name: string }[],
): Promise<SeedTable[]> {
  const names = [...BOOKKEEPING, ...bookkeeping].map((name) => pg.escapeLiteral(name))
  const condition = only === undefined ? 'true' : isAmong(`'{${await listWithParents(client, only, {})}}'`)
  const scope = createScope(names, condition)
  const text = [HIDE_PATH, ...MODEL_STATEMENTS.map((render) => render(scope)), RESTORE_PATH].join(';\n')
  const results: unknown = await client.query(text)
  const [tables, columns, types, checks, keys, uniques] = (Array.isArray(results) ? results : [])
    .slice(2)
    .map(({ rows }: { rows: unknown[] }) => rows)
  return assemble({ tables, columns, types, checks, keys, uniques } as Raw)
}

/**
 * Reads the same of some tables on a connection that keeps the prepared statements, and whose search path is
 * `pg_catalog` for good.
 */
export async function readModelPrepared(
  reader: pg.ClientBase,
  only: readonly { schema: string; name: string }[],
): Promise<SeedTable[]> {
  const values = [await listWithParents(reader, only, { name: 'migration_guard_parents' })]
  const results = await Promise.all(
    PREPARED.map((text, index) => reader.query({ name: `migration_guard_model_${index}`, text, values })),
  )
  const [tables, columns, types, checks, keys, uniques] = results.map(({ rows }: { rows: unknown[] }) => rows)
  return assemble({ tables, columns, types, checks, keys, uniques } as Raw)
}

/**
 * Oids of the tables and of those that their foreign keys lead to. Asked for by itself: as a part of the statements
 * that need it, it has PostgreSQL expect so few tables that large schemas take seconds. It has a name only on a
 * connection that keeps prepared statements: the one that migrations run on is reset between them.
 */
async function listWithParents(
  client: pg.ClientBase,
  only: readonly { schema: string; name: string }[],
  prepared: { name?: string },
): Promise<number[]> {
  const values = [only.map(({ schema }) => schema), only.map(({ name }) => name)]
  const { rows } = await client.query<{ oid: number }>({
    ...prepared,
    text: PARENTS_SQL,
    values,
  })
  return rows.map(({ oid }) => oid)
}

const PARENTS_SQL = `
  with recursive wanted as (
    select t.oid from unnest($1::text[], $2::text[]) given (schema, name)
      join pg_catalog.pg_namespace tn on tn.nspname = given.schema::name
      join pg_catalog.pg_class t on t.relnamespace = tn.oid and t.relname = given.name::name
    union
    select f.confrelid from wanted w join pg_catalog.pg_constraint f on f.conrelid = w.oid and f.contype = 'f')
  select oid::bigint::float8 as oid from wanted`

/** Condition on `pg_class c`. */
function isAmong(oids: string): string {
  return `c.oid = any (${oids}::oid[])`
}

const PREPARED = MODEL_STATEMENTS.map((render) =>
  render(
    createScope(
      BOOKKEEPING.map((name) => pg.escapeLiteral(name)),
      isAmong('$1'),
    ),
  ),
)

const HIDE_PATH = `select set_config('migration_guard.search_path', current_setting('search_path'), true);
select set_config('search_path', 'pg_catalog', true)`
const RESTORE_PATH = `select set_config('search_path', current_setting('migration_guard.search_path'), true)`

interface RawTable {
  oid: number
  schema: string
  name: string
  sql: string
  kind: string
  refusesOnConflict: boolean
  bounds: string | null
  boundColumns: number[] | null
}
interface RawColumn {
  table: number
  number: number
  name: string
  type: number
  modifier: number
  typeSql: string
  notNull: boolean
  default: string | null
  identity: string
  generated: string
  sequence: string | null
}
interface RawType {
  oid: number
  sql: string
  name: string
  kind: string
  inner: number | null
  innerModifier: number
  labels: string[] | null
  attributes: { type: number; modifier: number; sql: string }[] | null
  checks: string[] | null
  notNull: boolean
}
type RawCheck = SeedCheck & { table: number }
type RawKey = SeedForeignKey & { table: number }
interface RawUnique {
  table: number
  columns: number[]
  definition: string
}
interface Raw {
  tables: RawTable[]
  columns: RawColumn[]
  types: RawType[]
  checks: RawCheck[]
  keys: RawKey[]
  uniques: RawUnique[]
}

function assemble(raw: Raw): SeedTable[] {
  const types = new Map(raw.types.map((type) => [type.oid, type]))
  const columns = Map.groupBy(raw.columns, ({ table }) => table)
  const checks = Map.groupBy(raw.checks, ({ table }) => table)
  const keys = Map.groupBy(raw.keys, ({ table }) => table)
  const uniques = Map.groupBy(raw.uniques, ({ table }) => table)
  return raw.tables.map((table) => {
    const own = columns.get(table.oid) ?? []
    const seedColumns = own.map((column) => toColumn(column, types))
    const tableChecks = [
      ...(checks.get(table.oid) ?? []),
      ...listBounds(table),
      ...listDomainChecks(seedColumns),
      ...listImplied(seedColumns, keys.get(table.oid) ?? []),
    ]
    return {
      ...{ oid: table.oid, schema: table.schema, name: table.name, sql: table.sql },
      isPartitioned: table.kind === 'p',
      isForeign: table.kind === 'f',
      columns: seedColumns,
      checks: tableChecks.map((check) => seeThroughGenerated(check, seedColumns)),
      foreignKeys: keys.get(table.oid) ?? [],
      uniques: (uniques.get(table.oid) ?? []).map(({ columns }) => columns),
      expressions: [
        ...(uniques.get(table.oid) ?? []).map(({ definition }) => definition),
        ...seedColumns.flatMap(({ generated }) => generated ?? []),
      ],
      refusesOnConflict: table.refusesOnConflict,
      sequences: own.flatMap(({ number, sequence }) =>
        sequence === null ? [] : [{ column: number, sequence }],
      ),
    }
  })
}

function toColumn(raw: RawColumn, types: ReadonlyMap<number, RawType>): SeedColumn {
  const type = toType(types, raw.type, raw.modifier, raw.typeSql)
  return {
    ...{ number: raw.number, name: raw.name, type, notNull: raw.notNull || type.notNull },
    default: raw.generated === '' ? raw.default : null,
    isCounted: raw.identity !== '' || (raw.default?.startsWith('nextval(') ?? false),
    isAlwaysIdentity: raw.identity === 'a',
    generated: raw.generated === '' ? null : raw.default,
  }
}

function toType(types: ReadonlyMap<number, RawType>, oid: number, modifier: number, sql: string): SeedType {
  const raw = types.get(oid)
  if (raw === undefined) throw new Error(`Type ${sql} (${oid}) is not in the catalogue.`)
  const isDomain = raw.kind === 'd'
  const innerRaw = raw.inner === null ? undefined : types.get(raw.inner)
  const innerModifier = isDomain ? raw.innerModifier : modifier
  const inner =
    innerRaw === undefined
      ? undefined
      : toType(types, innerRaw.oid, innerModifier, withModifier(innerRaw.sql, sql, raw, isDomain))
  return {
    ...{ oid, sql, name: raw.name, kind: raw.kind, modifier, labels: raw.labels ?? [] },
    ...(inner === undefined ? {} : { inner }),
    attributes: (raw.attributes ?? []).map((one) => toType(types, one.type, one.modifier, one.sql)),
    checks: [...(raw.checks ?? []), ...(isDomain ? (inner?.checks ?? []) : [])],
    notNull: raw.notNull || (isDomain && inner?.notNull === true),
  }
}

/** The elements of `varchar(5)[]` are `varchar(5)`: the modifier of an array is that of its elements. */
function withModifier(innerSql: string, sql: string, raw: RawType, isDomain: boolean): string {
  if (isDomain) return raw.sql === sql ? innerSql : innerSql
  return raw.kind === 'b' && sql.endsWith('[]') ? sql.slice(0, -2) : innerSql
}

/** Rows of a partitioned table must fit one of its partitions. */
function listBounds(table: RawTable): SeedCheck[] {
  if (table.kind !== 'p' || table.bounds === null || table.boundColumns === null) return []
  return [{ name: 'bounds of the partitions', expression: table.bounds, columns: table.boundColumns }]
}

function listDomainChecks(columns: readonly SeedColumn[]): SeedCheck[] {
  return columns.flatMap(({ number, name, type }) => {
    const quoted = pg.escapeIdentifier(name)
    const own = type.checks.map((check) => ({ expression: replaceValue(check, quoted), hint: '' }))
    // Inside of arrays and composites a domain speaks up when a value is made: so it is enough to make one.
    const inner = listInnerChecks(type).map((hint) => ({
      expression: `(${quoted} is null) is not null`,
      hint,
    }))
    return [...own, ...inner].map((one) => ({ name: `${type.sql} of ${name}`, ...one, columns: [number] }))
  })
}

function listInnerChecks(type: SeedType): string[] {
  const parts =
    type.kind === 'd' ? [] : [...(type.inner === undefined ? [] : [type.inner]), ...type.attributes]
  return parts.flatMap((part) => [...part.checks, ...listInnerChecks(part)])
}

/** What no CHECK says: a generated column that is part of a foreign key cannot be chosen, so it has to be empty. */
function listImplied(columns: readonly SeedColumn[], keys: readonly SeedForeignKey[]): SeedCheck[] {
  const numbers = new Set(keys.flatMap((key) => key.columns))
  return columns
    .filter(({ number, generated }) => generated !== null && numbers.has(number))
    .map(({ number, name }) => ({
      name: `foreign key over ${name}`,
      expression: `${pg.escapeIdentifier(name)} is null`,
      columns: [number],
    }))
}

/** A check of a generated column reads the columns that it is generated from. */
function seeThroughGenerated(check: SeedCheck, columns: readonly SeedColumn[]): SeedCheck {
  const numbers = check.columns.flatMap((number) => {
    const generated = columns.find((column) => column.number === number)?.generated ?? null
    return generated === null ? [number] : listRead(generated, columns)
  })
  return { ...check, columns: [...new Set(numbers)] }
}

/** Numbers of the columns that an expression names. */
export function listRead(expression: string, columns: readonly SeedColumn[]): number[] {
  const words = new Set(
    [...expression.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")*)"|\w+/g)].map(([word, quoted]) => quoted ?? word),
  )
  return columns.filter(({ name }) => words.has(name)).map(({ number }) => number)
}

/** Puts a column in the place of VALUE, outside of quotes. */
function replaceValue(check: string, by: string): string {
  return check.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\bVALUE\b/g, (word) => (word === 'VALUE' ? by : word))
}
