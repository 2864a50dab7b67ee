import type { TimelineEntry, TimelinePage, TimelineSource } from '@ehr/ui'
import { expect, test } from 'vitest'
import type { FromFeature } from '../composition/composition.ts'
import { readTimeline, startStates } from './read-timeline.ts'

function sourceOf(feature: string, all: readonly TimelineEntry[]): FromFeature<TimelineSource> {
  return {
    feature,
    access: 'signed-in',
    kinds: [],
    fetch: async (_patientId: string, { before, limit }: TimelinePage) =>
      all.filter(({ at }) => before === undefined || at < before).slice(0, limit),
  }
}

function days(feature: string, count: number, every: number): TimelineEntry[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${feature}${at}`,
    kind: feature,
    at: new Date(Date.UTC(2026, 0, 1) - at * every * 86_400_000).toISOString(),
  }))
}

test('all entries of all sources come once, newest first, over many pages', async () => {
  const visits = days('visit', 70, 3)
  const results = days('result', 200, 1)
  const sources = [sourceOf('visits', visits), sourceOf('results', results)]
  const request = { sources, patientId: 'p', kinds: [], size: 25 }

  const seen: TimelineEntry[] = []
  let part = await readTimeline(request, startStates(sources))
  seen.push(...part.entries)
  while (part.hasMore) {
    part = await readTimeline(request, part.states)
    seen.push(...part.entries)
  }
  expect(seen).toHaveLength(270)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(270)
  expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => b.localeCompare(a)))
})

test('a source that fails is named, and the others are shown', async () => {
  const broken: FromFeature<TimelineSource> = {
    ...sourceOf('results', []),
    fetch: () => Promise.reject(new Error('503')),
  }
  const sources = [sourceOf('visits', days('visit', 3, 1)), broken]
  const part = await readTimeline({ sources, patientId: 'p', kinds: [], size: 25 }, startStates(sources))
  expect(part.entries).toHaveLength(3)
  expect(part.failed).toEqual(['results'])
  expect(part.hasMore).toBe(false)
})

test('many entries of one moment are all shown', async () => {
  const panel = Array.from({ length: 45 }, (_, at) => ({ id: `r${at}`, kind: 'result', at: '2026-01-01' }))
  const sources = [sourceOf('results', [...panel, { id: 'older', kind: 'result', at: '2025-01-01' }])]
  const part = await readTimeline({ sources, patientId: 'p', kinds: [], size: 100 }, startStates(sources))
  expect(part.entries).toHaveLength(46)
})

test('of a source with several kinds only those wanted are shown, however far back they are', async () => {
  const results = days('result', 80, 1)
  const report = { id: 'report', kind: 'report', at: '2020-01-01T00:00:00.000Z' }
  const sources = [sourceOf('results', [...results, report])]
  const part = await readTimeline(
    { sources, patientId: 'p', kinds: ['report'], size: 25 },
    startStates(sources),
  )
  expect(part.entries.map(({ id }) => id)).toEqual(['report'])
})
