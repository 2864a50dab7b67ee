import type { CatalogueObject, Snapshot } from '../model/snapshot.ts'

/** Whether two snapshots show the same; what they share is not looked at twice. */
export function isSameSchema(one: Snapshot, other: Snapshot): boolean {
  if (one === other) return true
  if (one.size !== other.size) return false
  for (const [identity, object] of one) {
    const now = other.get(identity)
    if (now !== object && (now === undefined || !hasSameFacts(object, now))) return false
  }
  return true
}

/** Whether two objects of one identity are the same. */
export function hasSameFacts(one: CatalogueObject, other: CatalogueObject): boolean {
  const names = Object.keys(one.facts)
  return (
    names.length === Object.keys(other.facts).length &&
    names.every((name) => one.facts[name] === other.facts[name])
  )
}
