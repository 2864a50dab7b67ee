import { type CatalogueObject, identityOf, type SnapshotDiff } from '../model/snapshot.ts'

/**
 * Renders a difference for people, one line for each change: `+ column public.patient.birth_date date not null`,
 * `~ index public.x: definition was …, is …`. What hangs on a table that came or went with it is left out.
 */
export function renderDiff({ appeared, vanished, changed, renamed }: SnapshotDiff): string[] {
  return [
    ...listOwn(vanished).map((object) => `- ${describe(object)}`),
    ...listOwn(appeared).map((object) => `+ ${describe(object)}`),
    ...renamed.map(({ before, after }) => `> ${identityOf(before)} is now ${pathOf(after)}`),
    ...changed.flatMap(({ before, after, facts }) =>
      facts.map(
        (fact) =>
          `~ ${identityOf(after)}: ${fact} was ${show(before.facts[fact])}, is ${show(after.facts[fact])}`,
      ),
    ),
  ]
}

/** Without the indexes that stand for constraints, and without the parts of tables that are in the list themselves. */
function listOwn(objects: readonly CatalogueObject[]): CatalogueObject[] {
  const whole = new Set(objects.filter(({ table }) => table === null).map(pathOf))
  return objects.filter((object) => {
    if (object.kind === 'index' && object.facts.constraint !== null) return false
    if (object.kind === 'sequence' && typeof object.facts.ownedBy === 'string') return false
    return object.kind === 'column' || object.table === null || !whole.has(pathOf({ ...object, name: '' }))
  })
}

function describe(object: CatalogueObject): string {
  const { facts } = object
  if (object.kind !== 'column') {
    const text = facts.definition ?? facts.labels ?? facts.attributes ?? facts.privileges
    return typeof text === 'string' ? `${identityOf(object)} ${shorten(text)}` : identityOf(object)
  }
  const parts = [
    facts.type,
    facts.nullable === false ? 'not null' : null,
    facts.default === null || facts.default === undefined ? null : `default ${facts.default}`,
    facts.identity === null || facts.identity === undefined ? null : `identity ${facts.identity}`,
    facts.generated === null || facts.generated === undefined ? null : `generated ${facts.generated}`,
  ]
  return [identityOf(object), ...parts.filter((part) => typeof part === 'string')].join(' ')
}

function pathOf({ schema, table, name }: Pick<CatalogueObject, 'schema' | 'table' | 'name'>): string {
  return [schema, table, name === '' ? null : name].filter((part) => part !== null).join('.')
}

function show(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? 'nothing' : shorten(String(value))
}

const LONGEST = 120

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
