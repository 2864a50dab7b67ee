import { type PatientProps, useViewer } from '@ehr/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listTimelineSources } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import type { SourceState } from './merge-timeline.ts'
import { readTimeline, startStates, type TimelinePart } from './read-timeline.ts'

/** Entries of one page. */
const SIZE = 30

/** Before the first page no source has a state. */
const FIRST_PAGE: readonly SourceState[] | undefined = undefined

/** A kind of entry that may be chosen, with the feature that brings it. */
export interface TimelineKind {
  readonly feature: string
  readonly kind: string
  readonly labelKey: string
}

/** The kinds of entries that this person may see. */
export function useTimelineKinds(): readonly TimelineKind[] {
  const viewer = useViewer()
  return useMemo(
    () =>
      listTimelineSources(features, viewer).flatMap(({ feature, kinds }) =>
        kinds.map((kind) => ({ feature, ...kind })),
      ),
    [viewer],
  )
}

/** The merged timeline of a patient; with `kinds` only those, and only their features are asked. */
export function useTimeline({ patientId }: PatientProps, kinds: readonly string[]) {
  const viewer = useViewer()
  const sources = listTimelineSources(features, viewer).filter(
    (source) => kinds.length === 0 || source.kinds.some(({ kind }) => kinds.includes(kind)),
  )
  return useInfiniteQuery({
    queryKey: ['timeline', patientId, kinds],
    queryFn: async ({ pageParam, signal }): Promise<TimelinePart> => {
      const request = { sources, patientId, kinds, size: SIZE, signal }
      return await readTimeline(request, pageParam ?? startStates(sources))
    },
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (part: TimelinePart) => (part.hasMore ? part.states : undefined),
    retry: false,
  })
}
