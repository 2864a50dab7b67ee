import type { ObservedLock, ObservedStatement } from '../model/observation.ts'
import { LOCK_MODES, type Relation } from '../model/relation.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { waitLimitMs } from './live-locks.ts'

/** `public.patient (1,000 rows)` */
export function describeRelation({ schema, name, rows }: Relation): string {
  return `${schema}.${name}${rows > 0 ? ` (${countOf(rows, 'row')})` : ''}`
}

/** Several locks, by mode and table: `ACCESS EXCLUSIVE on public.a (5 rows), public.b (7 rows), held for 3 ms; readers had to wait` */
export function describeLocks(locks: readonly ObservedLock[]): string {
  const modes = LOCK_MODES.toReversed().map((mode) => locks.filter((lock) => lock.mode === mode))
  const groups = modes.filter((group) => group.length > 0).map(describeGroup)
  const blocked = (['readers', 'writers'] as const).find((who) =>
    locks.some(({ provenBlocked }) => provenBlocked === who),
  )
  return [groups.join('; '), ...(blocked === undefined ? [] : [`${blocked} had to wait`])].join('; ')
}

function describeGroup(locks: readonly ObservedLock[]): string {
  const names = [...new Set(locks.map(({ relation }) => describeRelation(relation)))].sort()
  const longest = Math.max(...locks.map(({ heldMs }) => heldMs))
  return `${locks[0]?.mode} on ${listOf(names)}, held for ${millisecondsOf(longest)}`
}

/** `lock_timeout is 0, so it waits for ever` */
export function describeWait(statement: ObservedStatement): string {
  const limit = waitLimitMs(statement)
  return Number.isFinite(limit)
    ? `it may wait for its lock for ${millisecondsOf(limit)}`
    : 'neither lock_timeout nor statement_timeout is set, so it waits for its lock for ever'
}

/** `column public.patient.note`, `index i of public.patient` */
export function describeObject({ kind, schema, table, name }: CatalogueObject): string {
  if (kind === 'column' || table === null) {
    return `${kind} ${[schema, table, name].filter((part) => part !== null).join('.')}`
  }
  return `${kind} ${name} ${kind === 'grant' ? 'on' : 'of'} ${[schema, table].filter((part) => part !== null).join('.')}`
}

/** Several things, the first three by name and the rest as a number. */
export function listOf(texts: readonly string[], separator = ', '): string {
  const rest = texts.length - 3
  const shown = texts.slice(0, 3).join(separator)
  return rest > 0 ? `${shown} and ${rest} more` : shown
}

/** `1 row`, `1,000 rows` */
export function countOf(count: number, noun: string): string {
  // Intl would take 30 ms to be loaded, for a comma.
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${digits} ${noun}${count === 1 ? '' : 's'}`
}

/** `3 ms`, `2.5 s` */
export function millisecondsOf(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
}
