import type { TimelineEntry } from '@ehr/ui'
import { expect, test } from 'vitest'
import { addPage, isOneMoment, type SourceState, starvedSources, takeNewest } from './merge-timeline.ts'

function entry(id: string, at: string): TimelineEntry {
  return { id, at, kind: 'test' }
}

function source(name: string, ...entries: TimelineEntry[]): SourceState {
  return { name, entries, isExhausted: true }
}

function ids(merged: { taken: readonly TimelineEntry[] }): string {
  return merged.taken.map(({ id }) => id).join(' ')
}

test('entries of several sources come newest first', () => {
  const visits = source(
    'visits',
    entry('v2', '2026-11-21T09:00:00.000Z'),
    entry('v1', '2026-01-02T09:00:00.000Z'),
  )
  const doses = source('doses', entry('d1', '2026-03-01'))
  expect(ids(takeNewest([visits, doses], 10))).toBe('v2 d1 v1')
})

test('taking stops where a source has to be asked first, and goes on after its page', () => {
  const visits = source('visits', entry('v1', '2026-11-21T09:00:00.000Z'))
  const doses: SourceState = { name: 'doses', entries: [], isExhausted: false }
  const first = takeNewest([visits, doses], 10)
  expect(ids(first)).toBe('')
  expect(starvedSources(first.sources).map(({ name }) => name)).toEqual(['doses'])

  const asked = first.sources.map((state) =>
    state.name === 'doses' ? addPage(state, [entry('d1', '2026-11-22')], 20) : state,
  )
  expect(ids(takeNewest(asked, 10))).toBe('d1 v1')
})

test('what is not taken stays for the next page', () => {
  const visits = source(
    'visits',
    entry('v3', '2026-03-01'),
    entry('v2', '2026-02-01'),
    entry('v1', '2026-01-01'),
  )
  const first = takeNewest([visits], 2)
  expect(ids(first)).toBe('v3 v2')
  expect(ids(takeNewest(first.sources, 2))).toBe('v1')
})

test('a date without a time comes after the moments of its day', () => {
  const visits = source('visits', entry('v1', '2026-11-21T00:00:00.000Z'))
  const doses = source('doses', entry('d1', '2026-11-21'))
  expect(ids(takeNewest([doses, visits], 10))).toBe('v1 d1')
})

test('entries of one moment are not torn apart by the end of a page', () => {
  const page = [entry('r4', '2026-02-02'), entry('r3', '2026-01-01'), entry('r2', '2026-01-01')]
  const added = addPage({ name: 'results', entries: [], isExhausted: false }, page, 3)
  expect(added).toMatchObject({ entries: [page[0]], before: '2026-02-02', isExhausted: false })
})

test('a page of one moment only is recognised, so that a larger one is asked for', () => {
  const page = [entry('r2', '2026-01-01'), entry('r1', '2026-01-01')]
  expect(isOneMoment(page, 2)).toBe(true)
  expect(isOneMoment(page, 3)).toBe(false)
})

test('a page shorter than asked for is the last one', () => {
  const added = addPage({ name: 'results', entries: [], isExhausted: false }, [entry('r1', '2026-01-01')], 3)
  expect(added.isExhausted).toBe(true)
})

test('walking through many pages loses and repeats nothing', async () => {
  const all = Array.from({ length: 40 }, (_, at) =>
    entry(`e${at}`, `2026-01-${String(40 - Math.floor(at / 4)).padStart(2, '0')}`),
  )
  let state: readonly SourceState[] = [{ name: 'results', entries: [], isExhausted: false }]
  const seen: string[] = []
  for (let guard = 0; guard < 50; guard++) {
    const { taken, sources } = takeNewest(state, 5)
    seen.push(...taken.map(({ id }) => id))
    const starved = starvedSources(sources)
    if (taken.length === 0 && starved.length === 0) break
    state = sources.map((source) => {
      if (!starved.includes(source)) return source
      const rest = all.filter(({ at }) => source.before === undefined || at < source.before)
      return addPage(source, rest.slice(0, 6), 6)
    })
  }
  expect(seen).toEqual(all.map(({ id }) => id))
})
