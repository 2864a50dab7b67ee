import type { RouteCall, RouteContract, RouteOutput } from '@ehr/contracts'
import { request } from './request.ts'
import { RequestFailure } from './request-failure.ts'

/** What a caller gives; the idempotency key is the intent's affair. */
export type SendCall<R extends RouteContract> = Omit<RouteCall<R>, 'idempotencyKey'>

/** How a write ended. A conflict carries what the server has now; nothing was written then. */
export type Sent<R extends RouteContract, Current> =
  | { readonly kind: 'sent'; readonly output: RouteOutput<R> }
  | { readonly kind: 'conflict'; readonly theirs: Current | undefined; readonly failure: RequestFailure }
  | { readonly kind: 'failed'; readonly failure: RequestFailure }

/** One wish to write, from the first attempt until it succeeds; all its attempts carry one Idempotency-Key. */
export class SendIntent {
  #key: string | undefined

  /** Sends; refusals and conflicts are values. @throws only what is no refusal, such as a wrong call. */
  async send<R extends RouteContract, Current>(
    contract: R,
    call: SendCall<R>,
    readCurrent?: (call: SendCall<R>) => Promise<Current>,
  ): Promise<Sent<R, Current>> {
    this.#key ??= crypto.randomUUID()
    try {
      const output = await request(contract, keyed(contract, call, this.#key))
      this.renew()
      return { kind: 'sent', output }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      if (error.kind !== 'stale') return { kind: 'failed', failure: error }
      // When theirs cannot be read either, the conflict is still told; the form says that it lacks theirs.
      const theirs = await readCurrent?.(call).catch(() => undefined)
      return { kind: 'conflict', theirs, failure: error }
    }
  }

  /** Begins another intent: the next attempt has a key of its own. */
  renew(): void {
    this.#key = undefined
  }
}

function keyed<R extends RouteContract>(
  contract: R,
  call: SendCall<R>,
  idempotencyKey: string,
): RouteCall<R> {
  const complete = contract.audit === 'create' ? { ...call, idempotencyKey } : call
  // The compiler cannot see that SendCall is RouteCall without the one key added above.
  return complete as RouteCall<R>
}
