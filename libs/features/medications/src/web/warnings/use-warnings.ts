import { type Coding, coding } from '@ehr/contracts'
import type { Draft } from '@ehr/ui/form/draft.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { checkMedication } from '../../contract/orders.ts'

const NOTHING: Coding = { system: '-', code: '-', display: '-' }

/** What speaks against the drug that is chosen; asked as soon as one is, and anew whenever it is shown. */
export function useWarnings(patientId: string, drug: Draft<Coding>, exceptId?: string) {
  const chosen = z.safeParse(coding, drug)
  const code = chosen.success ? chosen.data : NOTHING
  const body = { code, ...(exceptId === undefined ? {} : { exceptId }) }
  const query = useQuery({
    ...queryOf(checkMedication, { params: { patientId }, body }),
    enabled: chosen.success,
    staleTime: 0,
  })
  return { query, drug: chosen.success ? chosen.data : undefined }
}
