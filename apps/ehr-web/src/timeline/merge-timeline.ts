import type { TimelineEntry } from '@ehr/ui'

/** Newest first, as a source gives them; `before` is where its next page begins. */
export interface SourceState {
  readonly name: string
  readonly entries: readonly TimelineEntry[]
  readonly before?: string
  readonly isExhausted: boolean
}

/** An entry of the merged timeline; `source` is the feature that gave it, and the namespace of its texts. */
export interface MergedEntry extends TimelineEntry {
  readonly source: string
}

export interface Merged {
  readonly taken: readonly MergedEntry[]
  readonly sources: readonly SourceState[]
}

/**
 * Takes the newest entries of several sources, at most `size`. It stops early where a source has to be asked
 * first, since that one may have something newer (a k-way merge).
 */
export function takeNewest(sources: readonly SourceState[], size: number): Merged {
  const places = new Map(sources.map(({ name }) => [name, 0]))
  const taken: MergedEntry[] = []
  while (taken.length < size) {
    const heads = sources.map((source) => source.entries[places.get(source.name) ?? 0])
    if (sources.some((source, at) => heads[at] === undefined && !source.isExhausted)) break
    const newest = newestOf(sources, heads)
    if (newest === undefined) break
    taken.push({ ...newest.entry, source: newest.name })
    places.set(newest.name, (places.get(newest.name) ?? 0) + 1)
  }
  return {
    taken,
    sources: sources.map((source) => ({ ...source, entries: source.entries.slice(places.get(source.name)) })),
  }
}

/** Sources that must be asked before more can be taken. */
export function starvedSources(sources: readonly SourceState[]): SourceState[] {
  return sources.filter((source) => source.entries.length === 0 && !source.isExhausted)
}

/**
 * Adds a page to a source. A full page may end in the middle of entries of one moment (a panel of results), and
 * the next page begins strictly before: its last moment is left for then, unless it is the page's only one.
 */
export function addPage(source: SourceState, page: readonly TimelineEntry[], limit: number): SourceState {
  const last = page.at(-1)
  if (last === undefined || page.length < limit) return { ...source, entries: page, isExhausted: true }
  const whole = page.filter((entry) => entry.at !== last.at)
  const entries = whole.length === 0 ? page : whole
  const before = entries.at(-1)?.at ?? last.at
  return { ...source, entries, before }
}

/** Whether a full page holds one moment only, so that a larger page must be asked for. */
export function isOneMoment(page: readonly TimelineEntry[], limit: number): boolean {
  return page.length === limit && page.every((entry) => entry.at === page[0]?.at)
}

interface Head {
  name: string
  entry: TimelineEntry
}

/** A date without a time sorts as the start of its day; at the same moment the order of features decides. */
function newestOf(
  sources: readonly SourceState[],
  heads: readonly (TimelineEntry | undefined)[],
): Head | undefined {
  let newest: Head | undefined
  for (const [at, source] of sources.entries()) {
    const entry = heads[at]
    if (entry !== undefined && (newest === undefined || entry.at > newest.entry.at)) {
      newest = { name: source.name, entry }
    }
  }
  return newest
}
