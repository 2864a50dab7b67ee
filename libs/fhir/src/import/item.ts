import type { JsonObject } from '../json/lossless.ts'
import { isJsonObject } from '../json/lossless.ts'
import { MAPPINGS } from '../mappings/all.ts'
import type { AnyMapping, MappedType } from '../mappings/mapping.ts'
import type { SourceIds } from './parse-resource.ts'
import { sourceKey } from './source-reference.ts'

/** Where a resource stands in the input; enough to read it again. */
export interface Place {
  readonly file: number
  readonly offset: number
  readonly bytes: number
  readonly path: string
  readonly isEntry: boolean
}

/** A resource on its way into the tables. */
export interface Item {
  readonly mapping: AnyMapping
  readonly ids: SourceIds
  readonly resource: JsonObject
  readonly place: Place
  /** Whether this run has met a resource of this type and id before. */
  readonly isRepeat: boolean
}

const BY_TYPE = new Map<string, AnyMapping>(MAPPINGS.map((mapping) => [mapping.resourceType, mapping]))
const RANKS = new Map(MAPPINGS.map((mapping, rank) => [mapping.resourceType, rank]))

const REFERRED_TO: ReadonlySet<MappedType> = new Set<MappedType>([
  ...(['Organization', 'Location', 'Practitioner'] as const),
  ...(['Patient', 'Encounter', 'Condition'] as const),
])

export const MAPPED_TYPES: ReadonlySet<string> = new Set(BY_TYPE.keys())

export function findMapping(type: string): AnyMapping | undefined {
  return BY_TYPE.get(type)
}

/** The items, each after those that it may refer to. */
export function inOrderOfReference(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** The names that the source has for this item. */
export function namesOf({ ids }: Item): string[] {
  return ids.alias === undefined ? [ids.id] : [ids.id, ids.alias]
}

/** Whether other resources refer to this type. Most resources are of the others: they need not be remembered. */
export function isReferredTo({ mapping }: Item): boolean {
  return REFERRED_TO.has(mapping.resourceType)
}

/** The keys that references to this item may have. */
export function keysOf(item: Item): string[] {
  return namesOf(item).map((name) => sourceKey(item.mapping.resourceType, name))
}

/** The root's row and the rows of its parts, as the mapping made them. */
export function splitRows(mapping: AnyMapping, rows: object): { root: JsonObject; parts: PartRows[] } {
  const byTable = new Map<string, unknown>(Object.entries(rows))
  const root = byTable.get(mapping.table)
  if (!isJsonObject(root)) throw new Error(`The mapping of ${mapping.resourceType} made no ${mapping.table}.`)
  const parts = (mapping.parts?.tables ?? []).map((table) => {
    const list = byTable.get(table)
    return { table, rows: Array.isArray(list) ? list.filter(isJsonObject) : [] }
  })
  return { root, parts }
}

export interface PartRows {
  readonly table: string
  readonly rows: JsonObject[]
}

function rankOf({ mapping }: Item): number {
  return RANKS.get(mapping.resourceType) ?? RANKS.size
}
