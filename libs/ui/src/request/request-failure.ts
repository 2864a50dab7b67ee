import type { Access, ProblemPlace } from '@ehr/contracts'

/**
 * Why a request failed, as far as a screen must tell the cases apart: no network; nobody signed in any more;
 * not allowed; no such record; somebody changed it; another refusal; broken on the server's side.
 */
export type FailureKind = 'offline' | 'signed-out' | 'denied' | 'missing' | 'stale' | 'refused' | 'broken'

interface FailureFacts {
  kind: FailureKind
  operationId: string
  access: Access
  code?: string
  status?: number
  title?: string
  detail?: string
  places?: readonly ProblemPlace[]
  requestId?: string
  /** Seconds to wait, from Retry-After. */
  retryAfterS?: number
}

/** A request that brought no answer, or a refusal (problem details, RFC 9457). Holds no patient data. */
export class RequestFailure extends Error {
  readonly kind: FailureKind
  readonly operationId: string
  /** The permission that the route asks for; says which one is lacking when `kind` is `denied`. */
  readonly access: Access
  /** Stable code of the problem, `''` when none came. */
  readonly code: string
  /** HTTP status, 0 when no answer came. */
  readonly status: number
  readonly places: readonly ProblemPlace[]
  readonly requestId: string | undefined
  /** What the kind of refusal is called, in English; `problemText` says it in the language of the screen. */
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly retryAfterS: number | undefined

  constructor(facts: FailureFacts, options?: { cause?: unknown }) {
    super(`${facts.operationId}: ${facts.title ?? facts.kind} (${facts.status ?? 'no answer'})`, options)
    this.name = 'RequestFailure'
    this.kind = facts.kind
    this.operationId = facts.operationId
    this.access = facts.access
    this.code = facts.code ?? ''
    this.status = facts.status ?? 0
    this.places = facts.places ?? []
    this.requestId = facts.requestId
    this.title = facts.title
    this.detail = facts.detail
    this.retryAfterS = facts.retryAfterS
  }
}

/** Whether the same request may succeed when it is simply sent again. */
export function isWorthRetrying(failure: unknown): boolean {
  return failure instanceof RequestFailure && (failure.kind === 'offline' || failure.kind === 'broken')
}
