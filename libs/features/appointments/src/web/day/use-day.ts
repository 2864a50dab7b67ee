import type { RouteOutput } from '@ehr/contracts'
import { useViewer } from '@ehr/ui'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { listChoices, listDay } from '../../contract.ts'
import { type DaySearch, daySearchOf, readDaySearch } from './day-search.ts'

export type Choices = RouteOutput<typeof listChoices>

/** Which day is shown, of which site and whose patients; the address is the only place that knows it. */
export function useDayChoice() {
  const viewer = useViewer()
  const navigate = useNavigate()
  const search = readDaySearch(useSearch({ strict: false }))
  const choicesQuery = useQuery({ ...queryOf(listChoices, {}), staleTime: 300_000 })
  const choices = choicesQuery.data
  const location = choices?.locations.find(({ id }) => id === search.locationId)
  const today = localTime(new Date(), location?.timeZone ?? viewer.site.timeZone).day
  // Who leads visits begins with their own patients, everybody else with all.
  const isLeading = viewer.roles.includes('clinician') && choices?.practitionerId != null
  const who = search.who ?? (isLeading ? 'mine' : 'all')
  return {
    choicesQuery,
    choices,
    today,
    day: search.day ?? today,
    locationId: search.locationId,
    who,
    change: (next: DaySearch) =>
      void navigate({ to: '/', search: daySearchOf({ ...search, ...next }), replace: true }),
  }
}

export type DayChoice = ReturnType<typeof useDayChoice>

/** The appointments of the day that is chosen; looks for what others changed. */
export function useArrivals({ choices, day, locationId, who }: DayChoice) {
  const practitionerId = who === 'all' ? undefined : who === 'mine' ? choices?.practitionerId : who
  return useInfiniteQuery({
    ...pagesOf(
      listDay,
      {
        query: {
          day,
          limit: 100,
          ...(locationId === undefined ? {} : { locationId }),
          ...(practitionerId == null ? {} : { practitionerId }),
        },
      },
      { isPolled: true },
    ),
    placeholderData: keepPreviousData,
  })
}
