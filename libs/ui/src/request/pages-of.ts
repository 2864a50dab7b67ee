import type { RouteCall, RouteContract } from '@ehr/contracts'
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { isRetriedRead } from './query-of.ts'
import { request } from './request.ts'
import type { RequestFailure } from './request-failure.ts'

/** A page of a listing, as `pageOf` of the contracts makes it. */
export interface Page<Item> {
  items: Item[]
  nextCursor?: string | undefined
}

/** A route that answers pages; its cursor is in the body of a search (POST), in the query otherwise. */
export type ListingContract<Item> = RouteContract & { readonly response: z.ZodMiniType<Page<Item>> }

export interface PagesOptions {
  /** Looks for what others changed while the page is in view; that does not prolong the session. */
  readonly isPolled?: boolean
}

/** How often a page looks for what others changed. */
const POLL_MS = 30_000

/** A listing for TanStack Query's `useInfiniteQuery`; a page's cursor comes from the page before. */
export function pagesOf<R extends ListingContract<Item>, Item = ItemOf<R>>(
  contract: R,
  call: RouteCall<R>,
  { isPolled = false }: PagesOptions = {},
) {
  return infiniteQueryOptions<
    Page<Item>,
    RequestFailure,
    InfiniteData<Page<Item>, string | undefined>,
    readonly unknown[],
    string | undefined
  >({
    queryKey: [contract.operationId, call],
    queryFn: ({ signal, pageParam, client, queryKey }) =>
      request(contract, withCursor(contract, call, pageParam), {
        signal,
        background: isPolled && isUnasked(client, queryKey),
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor,
    retry: isRetriedRead,
    ...(isPolled ? { refetchInterval: POLL_MS } : {}),
  })
}

/** A list that is there and was not made old by an act of the user is read anew by itself. */
function isUnasked(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey)
  return state?.data !== undefined && !state.isInvalidated
}

type ItemOf<R> = R extends { response: z.ZodMiniType<Page<infer Item>> } ? Item : never

function withCursor<R extends RouteContract>(
  contract: R,
  call: RouteCall<R>,
  cursor: string | undefined,
): RouteCall<R> {
  if (cursor === undefined) return call
  const parts: { query?: unknown; body?: unknown } = call
  const name = contract.body === undefined ? 'query' : 'body'
  const part = parts[name]
  return { ...call, [name]: { ...(typeof part === 'object' ? part : {}), cursor } }
}
