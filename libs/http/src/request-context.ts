import type { Access, AuditAction, RouteContract, RouteInput } from '@ehr/contracts'
import type { Database } from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { Actor, Identity } from './actor.ts'
import type { Pager } from './cursor/pager.ts'
import type { HttpExchange } from './http-exchange.ts'
import type { RecordKind } from './record-kind.ts'
import type { Services } from './services.ts'

type ActorOf<A extends Access> = A extends 'public' ? Actor | undefined : Actor
type ExpectedVersionOf<A extends AuditAction> = A extends 'update' | 'delete' ? number : undefined

/** What a handler receives: the validated request, and all it may touch. */
export interface RequestContext<R extends RouteContract> extends RouteInput<R> {
  /** The request's transaction where the route writes, the pool where it reads. */
  readonly db: Kysely<Database>
  /** Who asks; may be absent on public routes only. */
  readonly actor: ActorOf<R['access']>
  readonly now: Date
  /** The version that the client read (If-Match), on update and delete routes. */
  readonly expectedVersion: ExpectedVersionOf<R['audit']>
  readonly audit: AuditNotes
  readonly pager: Pager
  readonly http: HttpExchange
  /** What the application brought for all features. */
  readonly services: Services
  /** The records of all features whose changes can be read. */
  readonly recordKinds: readonly RecordKind[]
}

/** What the handler adds to the audit record of its request. */
export interface AuditNotes {
  /** Patients whose data the answer shows or the request changes; `params.patientId` is noted already. */
  patients(ids: readonly string[]): void
  /** The record read or changed: its table, id and version afterwards. A write must name at least one. */
  record(type: string, id: string, version?: number): void
  /**
   * What a write changed that the rows of the noted records do not show: parts in tables of their own. The rows' own
   * changes are found by the framework. Never a password or a token.
   */
  changed(part: string, before: unknown, after: unknown): void
  /** What was asked; the last one counts. Never a password or a token. */
  detail(value: unknown): void
  /** Why, in the words of who acts. */
  reason(text: string): void
  /** Who acts, where the request itself decides it: sign-in. */
  actor(identity: Identity | Pick<Identity, 'userId'>): void
}
