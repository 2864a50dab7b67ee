import { type CatalogueObject, identityOf, type SnapshotDiff } from '../model/snapshot.ts'

const SHOWN = 12

/** Describes a difference between two states, a line for each thing; parts of what is named are left out. */
export function describeDiff({ appeared, vanished, changed, renamed }: SnapshotDiff): string[] {
  const lines = [
    ...withoutParts(vanished).map((object) => `gone: ${identityOf(object)}`),
    ...withoutParts(appeared).map((object) => `left over: ${identityOf(object)}`),
    ...changed.map(describeChange),
    ...renamed.map(({ before, after }) => `named otherwise: ${identityOf(after)} was ${identityOf(before)}`),
  ]
  const rest = lines.length - SHOWN
  return rest > 1 ? [...lines.slice(0, SHOWN), `and ${rest} more`] : lines
}

/** Says whether nothing differs. */
export function isSame({ appeared, vanished, changed, renamed }: SnapshotDiff): boolean {
  return appeared.length + vanished.length + changed.length + renamed.length === 0
}

function describeChange({ before, after, facts }: SnapshotDiff['changed'][number]): string {
  const changes = facts.map(
    (fact) => `${fact} ${show(after.facts[fact])} instead of ${show(before.facts[fact])}`,
  )
  return `different: ${identityOf(after)} (${changes.join(', ')})`
}

/** A table that is left over has columns, constraints, rights and sequences that are left over too. */
function withoutParts(objects: readonly CatalogueObject[]): CatalogueObject[] {
  const wholes = new Set(objects.filter(({ table }) => table === null).map(nameOf))
  return objects.filter(({ schema, table, facts }) => {
    if (table !== null) return !wholes.has([schema, table].join('.'))
    return typeof facts.ownedBy !== 'string' || !wholes.has(facts.ownedBy.replace(/\.[^.]*$/, ''))
  })
}

function nameOf({ schema, name }: CatalogueObject): string {
  return [schema, name].join('.')
}

function show(fact: string | number | boolean | null | undefined): string {
  if (fact === null || fact === undefined) return 'none'
  const text = String(fact).replace(/\s+/g, ' ')
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}
