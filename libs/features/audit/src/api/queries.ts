import type { Db } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/audit-seal'
import type {} from '@ehr/db-migrations/tables/patient'
import { type ExpressionBuilder, sql } from 'kysely'
import { BREAK_GLASS, type Filters } from '../contract.ts'

/** What of the trail is asked for; the number of a patient is resolved already. */
export type EventFilters = Omit<Filters, 'mrn'>

export interface EventPage {
  /** Moment (exact to the microsecond) and id of the last event of the page before. */
  readonly after: readonly [recordedAt: string, id: string] | undefined
  readonly limit: number
}

type Events = ExpressionBuilder<Database, 'auditEvent'>

/** Events, the newest first; one month's partition after the other, each by its primary key. */
export function listEvents(db: Db, filters: EventFilters, { after, limit }: EventPage) {
  return db
    .selectFrom('auditEvent')
    .leftJoin('appUser', 'appUser.id', 'auditEvent.userId')
    .select([
      'auditEvent.id',
      'auditEvent.recordedAt',
      'action',
      'outcome',
      'operation',
      'userId',
      'appUser.name as userName',
      'roles',
      'patientIds',
      'recordType',
      'recordId',
      'recordVersion',
      'reason',
      'clientAddress',
      'requestId',
      exactMoment.as('exactMoment'),
    ])
    .where((eb) => matching(eb, filters))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(audit_event.recorded_at, audit_event.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('auditEvent.recordedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(limit)
    .execute()
}
export type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** A Date has milliseconds only, and two events may share one. */
const exactMoment = sql<string>`to_char(audit_event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** How many events match, counted up to `most` + 1. */
export async function countEvents(db: Db, filters: EventFilters, most: number): Promise<number> {
  const { count } = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('auditEvent')
        .select(sql`1`.as('one'))
        .where((inner) => matching(inner, filters))
        .limit(most + 1)
        .as('found'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function matching(eb: Events, filters: EventFilters) {
  const { userId, patientId, action, outcome, recordId, breakGlass, from, before } = filters
  return eb.and([
    ...(userId === null ? [] : [eb('auditEvent.userId', '=', userId)]),
    ...(patientId === null ? [] : [sql<boolean>`audit_event.patient_ids @> array[${patientId}]::uuid[]`]),
    ...(action === null ? [] : [eb('auditEvent.action', '=', action)]),
    ...(outcome === null ? [] : [eb('auditEvent.outcome', '=', outcome)]),
    ...(recordId === null ? [] : [eb('auditEvent.recordId', '=', recordId)]),
    ...(breakGlass ? [eb('auditEvent.operation', '=', BREAK_GLASS)] : []),
    ...(from === null ? [] : [eb('auditEvent.recordedAt', '>=', new Date(from))]),
    ...(before === null ? [] : [eb('auditEvent.recordedAt', '<', new Date(before))]),
  ])
}

/** One event with all that is recorded of it, in the stretch of time that its id tells. */
export function findEvent(db: Db, id: string, around: readonly [Date, Date] | undefined) {
  return db
    .selectFrom('auditEvent')
    .leftJoin('appUser', 'appUser.id', 'auditEvent.userId')
    .selectAll('auditEvent')
    .select('appUser.name as userName')
    .where('auditEvent.id', '=', id)
    .$if(around !== undefined, (query) =>
      query
        .where('auditEvent.recordedAt', '>=', around?.[0] ?? new Date(0))
        .where('auditEvent.recordedAt', '<=', around?.[1] ?? new Date(0)),
    )
    .executeTakeFirst()
}

/** Where an event stands in its chain; `undefined` while it is not sealed, or was sealed much later. */
export async function findSeal(db: Db, eventId: string, recordedAt: Date) {
  const { rows } = await sql<{ chainId: string; sequence: number }>`
    select chain_id, first_sequence + array_position(event_ids, ${eventId}::uuid) - 1 as sequence
    from audit_seal
    where sealed_at between ${recordedAt}::timestamptz - interval '10 minutes' and ${recordedAt}::timestamptz + interval '1 day'
      and ${eventId}::uuid = any(event_ids)
    order by sealed_at limit 1`.execute(db)
  return rows[0]
}

/** Numbers of patients, by id. */
export function listPatientNumbers(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('patient')
    .select(['id', 'mrn'])
    .where('id', 'in', [...ids, NOBODY])
    .execute()
}

/** An empty list would be no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The patient with a medical record number; `undefined` when nobody has it. */
export function findPatientByNumber(db: Db, mrn: string) {
  return db.selectFrom('patient').select('id').where('mrn', '=', mrn).executeTakeFirst()
}

/** All accounts, also those that may not sign in any more. */
export function listUsers(db: Db) {
  return db.selectFrom('appUser').select(['id', 'name']).orderBy('name').orderBy('id').execute()
}
