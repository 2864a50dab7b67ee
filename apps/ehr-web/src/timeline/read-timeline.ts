import type { TimelineEntry, TimelineSource } from '@ehr/ui'
import type { FromFeature } from '../composition/composition.ts'
import {
  addPage,
  isOneMoment,
  type MergedEntry,
  type SourceState,
  starvedSources,
  takeNewest,
} from './merge-timeline.ts'

/** Entries asked of one source at a time. */
const SOURCE_PAGE = 30

/** Largest page that is asked for when one moment has very many entries. */
const LARGEST_PAGE = 100

export interface TimelineRequest {
  readonly sources: readonly FromFeature<TimelineSource>[]
  readonly patientId: string
  /** Entries of the page to make. */
  readonly size: number
  /** The kinds wanted; all when empty. */
  readonly kinds: readonly string[]
  readonly signal?: AbortSignal
}

/** A page of the merged timeline, and where the next one goes on; `failed` sources are left out from here on. */
export interface TimelinePart {
  readonly entries: readonly MergedEntry[]
  readonly states: readonly SourceState[]
  readonly failed: readonly string[]
  readonly hasMore: boolean
}

/** Where the timeline begins: nothing read of any source. */
export function startStates(sources: readonly FromFeature<TimelineSource>[]): readonly SourceState[] {
  return sources.map(({ feature }) => ({ name: feature, entries: [], isExhausted: false }))
}

/** Reads the next page of the merged timeline, asking only the sources that have run dry. */
export async function readTimeline(
  request: TimelineRequest,
  states: readonly SourceState[],
): Promise<TimelinePart> {
  let current = states
  const entries: MergedEntry[] = []
  const failed: string[] = []
  while (true) {
    const merged = takeNewest(current, request.size - entries.length)
    entries.push(...merged.taken)
    const dry = entries.length < request.size ? starvedSources(merged.sources) : []
    if (dry.length === 0) return { entries, states: merged.sources, failed, hasMore: hasMore(merged.sources) }
    const filled = await Promise.all(dry.map((state) => fillSource(request, state)))
    failed.push(...filled.flatMap(({ state, isFailed }) => (isFailed ? [state.name] : [])))
    const byName = new Map(filled.map(({ state }) => [state.name, state]))
    current = merged.sources.map((state) => byName.get(state.name) ?? state)
  }
}

function hasMore(states: readonly SourceState[]): boolean {
  return states.some((state) => state.entries.length > 0 || !state.isExhausted)
}

interface Filled {
  state: SourceState
  isFailed: boolean
}

/** A source that fails fails alone: the others' entries are shown, and the screen names the one that lacks. */
async function fillSource(request: TimelineRequest, state: SourceState): Promise<Filled> {
  const source = request.sources.find(({ feature }) => feature === state.name)
  if (source === undefined) return { state: { ...state, isExhausted: true }, isFailed: false }
  try {
    const { entries, ...page } = await fetchPage(source, request, state)
    return { state: { ...page, entries: entries.filter(isWanted(request.kinds)) }, isFailed: false }
  } catch (error) {
    request.signal?.throwIfAborted()
    if (!(error instanceof Error)) throw error
    return { state: { ...state, isExhausted: true }, isFailed: true }
  }
}

function isWanted(kinds: readonly string[]): (entry: TimelineEntry) => boolean {
  return ({ kind }) => kinds.length === 0 || kinds.includes(kind)
}

async function fetchPage(
  source: TimelineSource,
  { patientId, signal }: TimelineRequest,
  state: SourceState,
): Promise<SourceState> {
  const fetchUpTo = (limit: number): Promise<readonly TimelineEntry[]> =>
    source.fetch(patientId, {
      limit,
      ...(state.before === undefined ? {} : { before: state.before }),
      ...(signal === undefined ? {} : { signal }),
    })
  const page = await fetchUpTo(SOURCE_PAGE)
  if (!isOneMoment(page, SOURCE_PAGE)) return addPage(state, page, SOURCE_PAGE)
  return addPage(state, await fetchUpTo(LARGEST_PAGE), LARGEST_PAGE)
}
