import { isJsonObject, type JsonObject } from '../json/lossless.ts'
import { type Concept, readConcept } from '../mappings/concept.ts'
import { Element } from '../mappings/element.ts'
import type { ConceptType, MappedType, ToRowsContext } from '../mappings/mapping.ts'
import { BoundedMap } from './bounded-map.ts'
import { findByIdentifier } from './find-by-identifier.ts'
import type { Db } from './import-options.ts'
import { listConditionConcepts, listReferencedRecords } from './known-records.ts'
import type { SourceIds } from './parse-resource.ts'
import { parseSourceReference, referenceKeys, type SourceReference, sourceKey } from './source-reference.ts'

/** Links that are remembered between batches; more are asked of the database again. */
const REMEMBERED = 50_000

/** A reference that could not be resolved from memory. */
export interface Miss {
  readonly reference: SourceReference | undefined
  /** Whether the concept behind it is meant, not the record. */
  readonly isConcept: boolean
  /** Element that has the reference, without positions: `MedicationRequest.reasonReference`. */
  readonly path: string
}

/** A code alone has neither dates nor references. */
const NO_CONTEXT: ToRowsContext = {
  timeZone: 'UTC',
  shiftDays: 0,
  resolve: () => undefined,
  conceptOf: () => undefined,
}

/** What references of one source mean, as far as it is known. */
export class Links {
  readonly #source: string
  readonly #records = new BoundedMap<string>(REMEMBERED)
  readonly #concepts = new BoundedMap<Concept>(REMEMBERED)

  constructor(source: string) {
    this.#source = source
  }

  rememberRecord(key: string, recordId: string): void {
    this.#records.set(key, recordId)
  }

  rememberConcept(key: string, concept: Concept): void {
    this.#concepts.set(key, concept)
  }

  /** Remembers what a Medication says: it has no table, others refer to it for its code. */
  rememberMedication(ids: SourceIds, resource: JsonObject): void {
    const code = isJsonObject(resource.code) ? new Element(resource.code, NO_CONTEXT, []) : null
    const concept = readConcept(code)
    if (concept === null) return
    for (const name of [ids.id, ids.alias ?? ids.id])
      this.#concepts.set(sourceKey('Medication', name), concept)
  }

  /** A mapping's view of the links: `local` knows what the batch has made; misses are collected. */
  contextFor(base: BaseContext, type: string, { local, lastResort, misses }: LinkView): ToRowsContext {
    const find = <T>(search: Search, lookUp: (key: string) => T | undefined): T | undefined => {
      const reference = parseSourceReference(search.text, search.targets)
      for (const key of reference === undefined ? [] : referenceKeys(reference)) {
        const found = lookUp(key)
        if (found !== undefined) return found
      }
      misses.push({ reference, isConcept: search.isConcept, path: `${type}.${elementOf(search.path)}` })
      return undefined
    }
    return {
      ...base,
      resolve: (text, targets, path) =>
        find({ text, targets, path, isConcept: false }, (key) => {
          return local.records.get(key) ?? this.#records.get(key) ?? lastResort?.(key)
        }),
      conceptOf: (text, target, path) =>
        find({ text, targets: [target], path, isConcept: true }, (key) => {
          return local.concepts.get(key) ?? this.#concepts.get(key)
        }),
    }
  }

  /** Asks the database for what was missed, all at once, and remembers what it knows. */
  async look(db: Db, misses: readonly Miss[]): Promise<void> {
    const byId = misses.flatMap(({ reference, isConcept }) =>
      reference?.kind === 'id' ? reference.types.map((type) => ({ type, id: reference.id, isConcept })) : [],
    )
    const wanted = [...new Map(byId.map((key) => [sourceKey(key.type, key.id), key])).values()]
    const found = await listReferencedRecords(db, this.#source, wanted)
    for (const { type, id, recordId } of found) this.#records.set(sourceKey(type, id), recordId)
    await this.#lookForConcepts(db, misses, found)
    await this.#lookForIdentifiers(db, misses)
  }

  async #lookForConcepts(
    db: Db,
    misses: readonly Miss[],
    found: Awaited<ReturnType<typeof listReferencedRecords>>,
  ): Promise<void> {
    const wanted = new Set(
      misses.flatMap(({ reference, isConcept }) =>
        isConcept && reference?.kind === 'id' ? referenceKeys(reference) : [],
      ),
    )
    const conditions = found.filter(({ type, id }) => type === 'Condition' && wanted.has(sourceKey(type, id)))
    const concepts = await listConditionConcepts(
      db,
      conditions.map(({ recordId }) => recordId),
    )
    const byRecord = new Map(concepts.map(({ id, ...concept }) => [id, concept]))
    for (const { type, id, recordId } of conditions) {
      const concept = byRecord.get(recordId)
      if (concept !== undefined) this.#concepts.set(sourceKey(type, id), concept)
    }
  }

  async #lookForIdentifiers(db: Db, misses: readonly Miss[]): Promise<void> {
    const wanted = new Map<string, Extract<SourceReference, { kind: 'identifier' }>>()
    for (const { reference } of misses) {
      if (reference?.kind === 'identifier') wanted.set(referenceKeys(reference).join(), reference)
    }
    for (const [key, reference] of wanted) {
      const recordId = await findByIdentifier(db, this.#source, reference)
      if (recordId !== undefined) this.#records.set(key, recordId)
    }
  }
}

export type BaseContext = Pick<ToRowsContext, 'timeZone' | 'shiftDays'>

/** What a batch has mapped so far, by source key. */
export interface LocalLinks {
  readonly records: Map<string, string>
  readonly concepts: Map<string, Concept>
}

interface Search {
  readonly text: string
  readonly targets: readonly (MappedType | ConceptType)[]
  readonly path: string
  readonly isConcept: boolean
}

interface LinkView {
  readonly local: LocalLinks
  /** Asked when nothing else knows a record. */
  readonly lastResort: ((key: string) => string | undefined) | undefined
  readonly misses: Miss[]
}

/** `participant[0].individual` → `participant.individual`. */
function elementOf(path: string): string {
  return path.replace(/\[\d+\]/g, '')
}
