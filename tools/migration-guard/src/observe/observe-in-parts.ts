import type { ObservedMigration } from '../model/observation.ts'
import { closeState, type FolderState, type KnownMigration, openState, rebuildState } from './folder-state.ts'
import { isApplied, type Onlookers, observeEach, showApplied } from './observe-each.ts'
import { isReversible, mayRunTogether, type ObservedSet, observeSet } from './observe-set.ts'

interface Folder {
  base: KnownMigration[]
  pending: KnownMigration[]
  onlookers: Onlookers
}

/** What was seen of each, and of all of them together. */
interface Seen {
  migrations: ObservedMigration[]
  pendingTogether?: ObservedSet
}

/** For fewer of them a second database and a second thread take longer than they save. */
const MANY = 24

/** Of the pending migrations, those tried on the first database: the second one tries the whole set too. */
const FIRST_PART = 0.62

/**
 * Whether a folder may be tried on two databases at once: nobody has to see every state, and no migration could do
 * what two databases of one server notice of each other. Whoever imports more than Kysely could do anything.
 */
export function canBeParted({ base, pending, onlookers }: Folder): boolean {
  if (pending.length < MANY || onlookers.onState !== undefined) return false
  return [...base, ...pending].every(({ source }) => isByItself(source))
}

function isByItself(source: string): boolean {
  const imported = [...source.matchAll(/\b(?:from|import|require)\b\s*\(?\s*['"`]([^'"`]*)/g)]
  const isKnown = imported.every(([, name]) => name === 'kysely' || name?.startsWith('kysely/'))
  return isKnown && !OF_THE_SERVER.test(source) && !/\bimport\s*\(|\bprocess\b/.test(source)
}

/** Statements on what all databases of a server share. */
const OF_THE_SERVER = new RegExp(
  [
    '\\b(create|alter|drop)\\s+(role|user|group|database|tablespace|subscription|system)\\b',
    '\\b(reassign|drop)\\s+owned\\b',
    '\\bgrant\\s+[\\w", ]+\\s+to\\b',
  ].join('|'),
  'i',
)

/**
 * Tries the first migrations on the state, and meanwhile on another database the set of all and the last ones, with
 * the first ones applied without looking. What the two do not agree on is tried again in turns.
 */
export async function observeInParts(state: FolderState, folder: Folder): Promise<Seen> {
  const { base, pending, onlookers } = folder
  const cut = Math.ceil(pending.length * FIRST_PART)
  const parts = { base, first: pending.slice(0, cut), last: pending.slice(cut), onlookers }
  const other = await openState(state.options)
  try {
    const [one, two] = await Promise.allSettled([
      observeEach(state, { base, pending: parts.first, onlookers }),
      observeOthers(other, parts),
    ])
    if (one.status === 'rejected') throw one.reason
    if (two.status === 'rejected') throw two.reason
    return await conclude({ state, other, parts, first: one.value, others: two.value })
  } finally {
    await closeState(other)
  }
}

interface Parts {
  base: KnownMigration[]
  first: KnownMigration[]
  last: KnownMigration[]
  onlookers: Onlookers
}

interface Others {
  set: ObservedSet | undefined
  /** Of the first part, what could not be applied. */
  left: Set<string>
  last: ObservedMigration[]
}

async function observeOthers(other: FolderState, { base, first, last, onlookers }: Parts): Promise<Others> {
  const pending = [...first, ...last]
  const hasWayBack = pending.every(({ hasDown }) => hasDown)
  const { timeLimitMs } = other.options
  const set = mayRunTogether(pending, [])
    ? await observeSet(other, { base, pending, hasWayBack, timeLimitMs })
    : undefined
  await rebuildState(other, [...base, ...first])
  const left = new Set(other.failures.map(({ name }) => name))
  const applied = [...base, ...first].filter(({ name }) => !left.has(name))
  return { set, left, last: await observeEach(other, { base: applied, pending: last, onlookers }) }
}

async function conclude({
  state,
  other,
  parts: { base, first: firstFiles, last: lastFiles, onlookers },
  first,
  others,
}: {
  state: FolderState
  other: FolderState
  parts: Parts
  first: ObservedMigration[]
  others: Others
}): Promise<Seen> {
  const agree = first.every((migration) => isApplied(migration) !== others.left.has(migration.name))
  const applied = firstFiles.filter((_, at) => first[at] !== undefined && isApplied(first[at]))
  const last = agree
    ? others.last
    : await observeEach(state, { base: [...base, ...applied], pending: lastFiles, onlookers })
  const final = last.at(-1)
  if (final !== undefined && isApplied(final)) await showApplied(agree ? other : state, onlookers)
  const migrations = [...first, ...last]
  const pending = [...firstFiles, ...lastFiles]
  if (!mayRunTogether(pending, migrations)) return { migrations }
  const hasWayBack = migrations.every(isReversible)
  const { set } = others
  const pendingTogether =
    set === undefined || hasHung(set)
      ? await observeSet(state, { base, pending, hasWayBack })
      : hasWayBack
        ? set
        : { names: set.names, up: set.up }
  return { migrations, pendingTogether }
}

/** Its time was that of one migration, which says nothing about all of them. */
function hasHung({ up, down, upAgain }: ObservedSet): boolean {
  return [up, down, upAgain].some((run) => run?.failure?.kind === 'hangs')
}
