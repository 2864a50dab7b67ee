import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { searchPatients } from '../../contract.ts'

/** Patients who match a text, page after page; without a text everybody, the newest first. */
export function usePatientSearch(text: string, includeInactive: boolean) {
  const query = useInfiniteQuery({
    ...pagesOf(searchPatients, { body: { text, includeInactive } }),
    // The list stays until the next answer: a table that jumps is clicked wrong.
    placeholderData: keepPreviousData,
  })
  return { query, patients: query.data?.pages.flatMap((page) => page.items) ?? [] }
}

export type PatientSearch = ReturnType<typeof usePatientSearch>
