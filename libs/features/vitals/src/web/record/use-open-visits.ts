import { type Encounter, isOpenVisit, listEncounters } from '@ehr/feature-encounters/contract'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { useQuery } from '@tanstack/react-query'

/** Visits that go on now; a set may also be recorded without one, so a failure to read them stops nobody. */
export function useOpenVisits(patientId: string): { visits: readonly Encounter[]; isPending: boolean } {
  const mayRead = useIsAllowed(listEncounters.access)
  const query = useQuery({
    ...queryOf(listEncounters, { params: { patientId }, query: { limit: 10 } }),
    enabled: mayRead,
  })
  return {
    visits: (query.data?.items ?? []).filter(isOpenVisit),
    isPending: mayRead && query.isPending,
  }
}
