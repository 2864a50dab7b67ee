import type { RouteContract, RouteOutput } from '@ehr/contracts'
import type { RequestContext } from './request-context.ts'

/** A contract and what answers it. */
export interface ApiRoute {
  readonly contract: RouteContract
  answer(context: RequestContext<RouteContract>): Promise<unknown>
}

/** Joins a contract with its handler; types of request and answer come from the contract. */
export function handle<const R extends RouteContract>(
  contract: R,
  handler: (context: RequestContext<R>) => Promise<RouteOutput<R>>,
): ApiRoute {
  return {
    contract,
    // The framework makes the context from this very contract, which no type can say once routes are in a list.
    answer: handler as (context: RequestContext<RouteContract>) => Promise<unknown>,
  }
}
