import type { Permission, Role } from '@ehr/contracts'
import type { HttpExchange } from './http-exchange.ts'

/** Who is signed in, as the session tells it. */
export interface Identity {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Who makes a request, with everything that the roles allow in this installation's features. */
export interface Actor extends Identity {
  readonly permissions: ReadonlySet<Permission>
}

/** Finds who makes a request, from its cookies; may set a renewed cookie on the answer. */
export type ResolveActor = (exchange: HttpExchange) => Promise<Identity | undefined>
