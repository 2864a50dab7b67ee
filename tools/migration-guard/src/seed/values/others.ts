import type { Hints, SeedType, Strategy } from '../model.ts'
import { hashOf, quote } from './hash.ts'

type Maker = (row: string, type: SeedType, salt: number) => string

/** One maker for each type that has no family; all of them give another value for each row. */
const MAKERS: Readonly<Record<string, Maker>> = {
  uuid: (row, _, salt) => `md5('${salt} ' || (${row}))::uuid`,
  money: (row) => `(${row})::numeric::money`,
  inet: (row) => `'10.0.0.0'::inet + (${row})`,
  cidr: (row) => `network(set_masklen('10.0.0.0'::inet + (${row}), 32))::cidr`,
  macaddr: (row) => `('02' || lpad(to_hex(${row}), 10, '0'))::macaddr`,
  macaddr8: (row) => `('02' || lpad(to_hex(${row}), 14, '0'))::macaddr8`,
  point: (row) => `point((${row})::float8, 1)`,
  line: (row) => `line(point(0, (${row})::float8), point(1, (${row})::float8))`,
  lseg: (row) => `lseg(point(0, (${row})::float8), point(1, (${row})::float8))`,
  box: (row) => `box(point((${row})::float8, 0), point((${row}) + 0.5, 1))`,
  path: (row) => `path(polygon(box(point((${row})::float8, 0), point((${row}) + 0.5, 1))))`,
  polygon: (row) => `polygon(box(point((${row})::float8, 0), point((${row}) + 0.5, 1)))`,
  circle: (row) => `circle(point((${row})::float8, 0), 0.4)`,
  tsvector: (row) => `to_tsvector('simple', 'word ' || (${row}))`,
  tsquery: (row) => `to_tsquery('simple', 'word' || (${row}))`,
  xml: (row) => `xmlparse(content '<row>' || (${row}) || '</row>')`,
  pg_lsn: (row) => `'0/0'::pg_lsn + (${row})::numeric`,
  hstore: (row) => `('n=>' || (${row}))::hstore`,
  ltree: (row) => `('top.n' || (${row}))::ltree`,
  jsonpath: (row) => `('$.n' || (${row}))::jsonpath`,
  regclass: () => `'pg_class'::regclass`,
  regtype: () => `'text'::regtype`,
  regproc: () => `'now'::regproc`,
  regrole: () => 'current_user::regrole',
  txid_snapshot: (row) => `((${row}) || ':' || (${row}) || ':')::txid_snapshot`,
  pg_snapshot: (row) => `((${row}) || ':' || (${row}) || ':')::pg_snapshot`,
  xid: (row) => `(${row})::text::xid`,
  xid8: (row) => `(${row})::text::xid8`,
  tid: (row) => `('(0,' || (${row}) % 65535 || ')')::tid`,
  // Modifier: number of dimensions.
  vector: (row, { modifier }) =>
    `('[' || (${row}) || repeat(',1', ${Math.max(modifier, 1) - 1}) || ']')::vector`,
}

/** Types with one way of making values, and the constants of the checks. */
export function listOthers(type: SeedType, { literals, salt }: Hints): Strategy[] | undefined {
  const maker = MAKERS[type.name]
  if (maker === undefined) return undefined
  return [
    { make: (row) => maker(row, type, salt), isInjective: true },
    ...literals.map((text) => ({ make: () => `${quote(text)}::${type.sql}`, isInjective: false })),
  ]
}

/** Truth values. */
export function listBooleans(_: SeedType, { salt }: Hints): Strategy[] {
  return [
    { make: (row) => `(${hashOf(row, salt)} % 2 = 0)`, isInjective: false },
    { make: () => 'true', isInjective: false },
    { make: () => 'false', isInjective: false },
  ]
}

/** Bytes: of the lengths that the checks name, which are mostly those of hashes and keys. */
export function listBytes(_: SeedType, { lengths, literals }: Hints): Strategy[] {
  const sized = lengths
    .filter((length) => length > 0 && length <= 4096)
    .map((length) => ({
      make: (row: string) =>
        `substring(decode(repeat(md5((${row})::text), ${Math.ceil(length / 16)}), 'hex') from 1 for ${length})`,
      isInjective: length > 7,
    }))
  const bytes = (make: (row: string) => string): Strategy => ({ make, isInjective: true })
  return [
    bytes((row) => `decode(md5((${row})::text), 'hex')`),
    ...sized,
    bytes((row) => `sha256((${row})::text::bytea)`),
    bytes((row) => `sha512((${row})::text::bytea)`),
    bytes((row) => `('\\x89504e470d0a1a0a'::bytea || sha256((${row})::text::bytea))`),
    ...literals.map((text) => ({ make: () => `${quote(text)}::bytea`, isInjective: false })),
    { make: () => `''::bytea`, isInjective: false },
  ]
}

/** Strings of bits. */
export function listBits({ name, modifier }: SeedType, { literals }: Hints): Strategy[] {
  const width = modifier > 0 ? Math.min(modifier, 64) : name === 'bit' ? 1 : 8
  const rest = Math.max(modifier, width) - width
  return [
    {
      make: (row) =>
        `(((${row})::int8::bit(64) << ${64 - width})::bit(${width}) || repeat('0', ${rest})::varbit)`,
      isInjective: width >= 16,
    },
    ...literals.map((text) => ({ make: () => `${quote(text)}::varbit`, isInjective: false })),
  ]
}

/** JSON: an object, and what checks of kind and keys may want instead. */
export function listJson({ name }: SeedType, { literals, lengths, patterns }: Hints): Strategy[] {
  const json = (make: (row: string) => string): Strategy => ({
    make: (row) => `${make(row)}::${name}`,
    isInjective: true,
  })
  const keys = patterns
  const all = keys.flatMap((key) => [quote(key), 'g.i'])
  return [
    json((row) => `jsonb_build_object('n', ${row}, 'text', 'value ' || (${row}))`),
    json((row) => `jsonb_build_array(${row}, 'b')`),
    ...literals.map((text) => ({ make: () => `${quote(text)}::${name}`, isInjective: false })),
    ...(keys.length === 0
      ? []
      : [
          json((row) => `jsonb_build_object(${all.join(', ').replaceAll('g.i', row)})`),
          json((row) => `jsonb_build_object(${all.join(', ').replaceAll('g.i', `(${row})::text`)})`),
        ]),
    ...keys.map((key) => json((row) => `jsonb_build_object(${quote(key)}, ${row})`)),
    ...lengths
      .filter((length) => length > 0 && length <= 50)
      .map((length) => json(() => `to_jsonb(array_fill(1, array[${length}]))`)),
    json((row) => `jsonb_build_array(jsonb_build_object('n', ${row}))`),
    json((row) => `to_jsonb('text ' || (${row}))`),
    json((row) => `to_jsonb(${row})`),
    { make: () => `'{}'::${name}`, isInjective: false },
    { make: () => `'[]'::${name}`, isInjective: false },
    { make: () => `'true'::${name}`, isInjective: false },
    { make: () => `'null'::${name}`, isInjective: false },
  ]
}
