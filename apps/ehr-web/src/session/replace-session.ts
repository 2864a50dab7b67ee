import type { Session } from '@ehr/feature-session/contract'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from './session-query.ts'

/** Makes another session the present one and forgets every answer and draft that belonged to the one before. */
export async function replaceSession(client: QueryClient, session: Session): Promise<void> {
  const ofBefore = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== OWN }
  await client.cancelQueries(ofBefore)
  client.setQueryData(sessionQuery.queryKey, session)
  client.removeQueries(ofBefore)
  client.getMutationCache().clear()
}

const OWN = sessionQuery.queryKey[0]
