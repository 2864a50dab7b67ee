import { randomUUIDv7 } from 'node:crypto'
import type { JsonObject } from '../json/lossless.ts'
import type { Concept } from '../mappings/concept.ts'
import type { MappingProblem } from '../mappings/mapping.ts'
import type { Db } from './import-options.ts'
import { type Item, inOrderOfReference, keysOf, namesOf, type PartRows, splitRows } from './item.ts'
import { type KnownRecord, listKnownRecords } from './known-records.ts'
import type { BaseContext, Links, LocalLinks, Miss } from './links.ts'
import { sourceKey } from './source-reference.ts'

/** An item with its rows. */
export interface MappedItem {
  readonly item: Item
  readonly recordId: string
  readonly known: KnownRecord | undefined
  /** The source's names for it that are not remembered yet. */
  readonly newNames: readonly string[]
  readonly root: JsonObject
  readonly parts: readonly PartRows[]
}

export interface MappedBatch {
  readonly mapped: readonly MappedItem[]
  readonly failed: readonly { readonly item: Item; readonly problems: readonly MappingProblem[] }[]
  /** Items that refer to what is not known yet, in a pass that is not the last. */
  readonly deferred: readonly Item[]
  /** Elements whose reference was left out. */
  readonly unresolved: readonly string[]
  readonly local: LocalLinks
}

export interface MapOptions {
  readonly source: string
  readonly links: Links
  readonly base: BaseContext
  /** Whether what is not known now never will be. */
  readonly isLastPass: boolean
  /** An id for a record that a dry run would have made. */
  readonly promised?: ((key: string) => string | undefined) | undefined
}

/**
 * Maps items to rows and resolves their references: from the batch itself and from memory first, then all that is
 * missing with one question to the database.
 */
export async function mapBatch(db: Db, items: readonly Item[], options: MapOptions): Promise<MappedBatch> {
  const known = await findKnown(db, items, options.source)
  const state = new BatchState(known, options)
  const waiting = inOrderOfReference(items).filter((item) => !state.take(item, false))
  if (waiting.length > 0) {
    await options.links.look(db, state.misses)
    for (const item of waiting) state.take(item, true)
  }
  return state
}

class BatchState implements MappedBatch {
  readonly mapped: MappedItem[] = []
  readonly failed: { item: Item; problems: readonly MappingProblem[] }[] = []
  readonly deferred: Item[] = []
  readonly unresolved: string[] = []
  readonly local: LocalLinks = { records: new Map(), concepts: new Map() }
  readonly misses: Miss[] = []
  readonly #known: ReadonlyMap<string, KnownRecord>
  readonly #options: MapOptions

  constructor(known: ReadonlyMap<string, KnownRecord>, options: MapOptions) {
    this.#known = known
    this.#options = options
  }

  /** Maps an item, if all it refers to is known or `isLookedUp` says that there is no more to know. */
  take(item: Item, isLookedUp: boolean): boolean {
    const misses: Miss[] = []
    const { links, base, isLastPass } = this.#options
    const lastResort = isLookedUp ? this.#options.promised : undefined
    const view = { local: this.local, lastResort, misses }
    const context = links.contextFor(base, item.mapping.resourceType, view)
    const result = item.mapping.toRows(item.resource, context)
    if (!isLookedUp && misses.length > 0) {
      this.misses.push(...misses)
      return false
    }
    // A reference to a type that has no place here never resolves; it is no reason to wait.
    if (!isLastPass && misses.some(({ reference }) => reference !== undefined)) {
      this.deferred.push(item)
      return true
    }
    this.unresolved.push(...misses.map(({ path }) => path))
    if (result.ok) this.#accept(item, result.rows)
    else this.failed.push({ item, problems: result.problems })
    return true
  }

  #accept(item: Item, rows: object): void {
    const keys = keysOf(item)
    const known = keys.map((key) => this.#known.get(key)).find((record) => record !== undefined)
    const newNames = namesOf(item).filter((_, index) => !this.#known.has(keys[index] ?? ''))
    const earlier = keys.map((key) => this.local.records.get(key)).find((id) => id !== undefined)
    const recordId = known?.recordId ?? earlier ?? randomUUIDv7()
    const { root, parts } = splitRows(item.mapping, rows)
    this.mapped.push({ item, recordId, known, newNames, root, parts })
    const concept = item.mapping.resourceType === 'Condition' ? conceptIn(root) : undefined
    for (const key of keys) {
      this.local.records.set(key, recordId)
      if (concept !== undefined) this.local.concepts.set(key, concept)
    }
  }
}

async function findKnown(db: Db, items: readonly Item[], source: string): Promise<Map<string, KnownRecord>> {
  const known = new Map<string, KnownRecord>()
  for (const group of Map.groupBy(items, ({ mapping }) => mapping).entries()) {
    const [{ resourceType: type, table }, members] = group
    const ids = members.flatMap(namesOf)
    for (const record of await listKnownRecords(db, { source, type, table, ids })) {
      known.set(sourceKey(type, record.sourceId), record)
    }
  }
  return known
}

function conceptIn(row: JsonObject): Concept | undefined {
  const { codeSystem: system, code, codeDisplay: display } = row
  const isConcept = typeof system === 'string' && typeof code === 'string' && typeof display === 'string'
  return isConcept ? { system, code, display } : undefined
}
