import type { ConceptType, MappedType } from '../mappings/mapping.ts'

type Target = MappedType | ConceptType

/** What a reference means in its source: a resource by its id, or whichever has an identifier. */
export type SourceReference =
  | { readonly kind: 'id'; readonly types: readonly Target[]; readonly id: string }
  | { readonly kind: 'identifier'; readonly type: Target; readonly system: string; readonly value: string }

const NAMED = /^urn:(?:uuid|oid):(.+)$/
const LITERAL = /^(?:https?:\/\/.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/
const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/

/** Reads a reference; undefined when it can mean none of the targets, whatever else the input holds. */
export function parseSourceReference(text: string, targets: readonly Target[]): SourceReference | undefined {
  const named = NAMED.exec(text)?.[1]
  if (named !== undefined) return { kind: 'id', types: targets, id: named }
  const literal = LITERAL.exec(text)
  if (literal?.[2] !== undefined) {
    const type = targets.find((target) => target === literal[1])
    return type === undefined ? undefined : { kind: 'id', types: [type], id: literal[2] }
  }
  const [, name, query = ''] = CONDITIONAL.exec(text) ?? []
  const type = targets.find((target) => target === name)
  const token = new URLSearchParams(query).get('identifier')
  if (type === undefined || token === null) return undefined
  const bar = token.indexOf('|')
  return { kind: 'identifier', type, system: token.slice(0, Math.max(bar, 0)), value: token.slice(bar + 1) }
}

/** Keys that what a reference means is remembered by. */
export function referenceKeys(reference: SourceReference): string[] {
  if (reference.kind === 'id') return reference.types.map((type) => sourceKey(type, reference.id))
  return [`${reference.type}?${reference.system}|${reference.value}`]
}

/** The key of a resource of the source. */
export function sourceKey(type: string, id: string): string {
  return `${type}/${id}`
}
