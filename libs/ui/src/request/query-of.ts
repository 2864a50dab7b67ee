import type { RouteCall, RouteContract, RouteOutput } from '@ehr/contracts'
import { queryOptions } from '@tanstack/react-query'
import { request } from './request.ts'
import { isWorthRetrying, type RequestFailure } from './request-failure.ts'

/** Most attempts that a read makes by itself before its screen offers "Retry". */
const READ_RETRIES = 1

/** A reading request for TanStack Query; its key is `[operationId, call]`, so it is invalidated by either. */
export function queryOf<R extends RouteContract>(contract: R, call: RouteCall<R>) {
  return queryOptions<RouteOutput<R>, RequestFailure>({
    queryKey: [contract.operationId, call],
    queryFn: ({ signal }) => request(contract, call, { signal }),
    retry: isRetriedRead,
  })
}

/** Whether a read is tried once more without asking: only where the same request may succeed. */
export function isRetriedRead(failures: number, failure: unknown): boolean {
  return failures < READ_RETRIES && isWorthRetrying(failure)
}
