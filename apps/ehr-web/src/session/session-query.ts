import { getSession } from '@ehr/feature-session/contract'
import { queryOf } from '@ehr/ui/request/query-of.ts'

/** Who is signed in, asked once per page; signing in and out put the new answer here. */
export const sessionQuery = { ...queryOf(getSession, {}), staleTime: Number.POSITIVE_INFINITY }
