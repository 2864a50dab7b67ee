import { type CatalogueObject, identityOf, type Snapshot, type SnapshotDiff } from '../model/snapshot.ts'

export interface DiffOptions {
  /** False for snapshots of two databases, whose oids say nothing about each other; then nothing is a rename. */
  isSameDatabase?: boolean
}

/**
 * Tells how a snapshot differs from an earlier one: first by name and oid, then by oid (renames), then by name (made
 * anew). What only follows its table to a new name is no rename of its own. The order of columns is no difference:
 * one that was dropped and added again comes last, whatever its author does; `listReordered` tells of it.
 */
export function diffSnapshots(
  before: Snapshot,
  after: Snapshot,
  { isSameDatabase = true }: DiffOptions = {},
): SnapshotDiff {
  const [old, now] = withoutShared(before, after)
  const pairs = pairUp(old, now, isSameDatabase)
  const gone = new Set(pairs.map((pair) => pair.before))
  const made = new Set(pairs.map((pair) => pair.after))
  const moved = pairs.filter((pair) => identityOf(pair.before) !== identityOf(pair.after))
  const relations = new Map(moved.filter((pair) => pair.before.table === null).map(relationNames))
  const schemas = new Map(
    moved.flatMap(({ before: { kind, name }, after: now }) => (kind === 'schema' ? [[name, now.name]] : [])),
  )
  return {
    appeared: [...now.values()].filter((object) => !made.has(object)),
    vanished: [...old.values()].filter((object) => !gone.has(object)),
    changed: pairs
      .map((pair) => ({ ...pair, facts: listChanged(pair) }))
      .filter(({ facts }) => facts.length > 0),
    renamed: moved.filter((pair) => !(followsOnly(pair, relations) || followsSchema(pair, schemas))),
  }
}

/** Without the objects that both share, as snapshots of one database do that were read again in part. */
function withoutShared(before: Snapshot, after: Snapshot): [before: Snapshot, after: Snapshot] {
  const differing = (one: Snapshot, other: Snapshot) =>
    new Map([...one].filter(([identity, object]) => other.get(identity) !== object))
  return [differing(before, after), differing(after, before)]
}

/** Lists the tables whose columns stand in another order than before, new and vanished ones aside. */
export function listReordered(before: Snapshot, after: Snapshot): { schema: string; name: string }[] {
  const [old, now] = [columnNames(before), columnNames(after)]
  return [...now.values()]
    .filter(({ key, names }) => {
      const former = old.get(key)?.names.filter((name) => names.includes(name)) ?? []
      const kept = names.filter((name) => former.includes(name))
      return kept.join('\n') !== former.join('\n')
    })
    .map(({ schema, name }) => ({ schema, name }))
}

interface Pair {
  before: CatalogueObject
  after: CatalogueObject
}

function pairUp(before: Snapshot, after: Snapshot, isSameDatabase: boolean): Pair[] {
  const pairs: Pair[] = []
  const open = new Map(after)
  const byOid = new Map([...after].map(([identity, object]) => [oidKey(object), identity]))
  const take = (object: CatalogueObject, identity: string | undefined): boolean => {
    const found = identity === undefined ? undefined : open.get(identity)
    if (identity === undefined || found === undefined) return false
    open.delete(identity)
    pairs.push({ before: object, after: found })
    return true
  }
  const others = [...before].filter(([identity, object]) => {
    const same = after.get(identity)
    const isSame = same !== undefined && (!isSameDatabase || same.oid === object.oid)
    return !(isSame && take(object, identity))
  })
  const unmoved = others.filter(([, object]) => !(isSameDatabase && take(object, byOid.get(oidKey(object)))))
  for (const [identity, object] of unmoved) take(object, identity)
  return pairs
}

function oidKey({ kind, oid }: CatalogueObject): string {
  return `${kind} ${oid}`
}

function listChanged({ before, after }: Pair): string[] {
  const names = new Set([...Object.keys(before.facts), ...Object.keys(after.facts)])
  return [...names].filter((name) => (before.facts[name] ?? null) !== (after.facts[name] ?? null))
}

function relationNames({ before, after }: Pair): [string, { schema: string | null; table: string }] {
  return [placeOf(before.schema, before.name), { schema: after.schema, table: after.name }]
}

/** Its own name is the same, and its table's new name (or schema) is all that has changed. */
function followsOnly(
  { before, after }: Pair,
  relations: ReadonlyMap<string, { schema: string | null; table: string }>,
): boolean {
  if (before.table === null || before.name !== after.name) return false
  const place = relations.get(placeOf(before.schema, before.table))
  if (place !== undefined) return place.table === after.table && place.schema === after.schema
  return before.table === after.table
}

/** Its schema has another name, and all else is the same. */
function followsSchema({ before, after }: Pair, schemas: ReadonlyMap<string, string>): boolean {
  const isSame = before.name === after.name && before.table === after.table
  return isSame && before.schema !== null && schemas.get(before.schema) === after.schema
}

function placeOf(schema: string | null, name: string): string {
  return `${schema ?? ''}.${name}`
}

function columnNames(
  snapshot: Snapshot,
): Map<string, { key: string; schema: string; name: string; names: string[] }> {
  const tables = new Map<string, { key: string; schema: string; name: string; names: string[] }>()
  for (const { kind, schema, table, name } of snapshot.values()) {
    if (kind !== 'column' || schema === null || table === null) continue
    const key = placeOf(schema, table)
    const entry = tables.get(key) ?? { key, schema, name: table, names: [] }
    entry.names.push(name)
    tables.set(key, entry)
  }
  return tables
}
