import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { AppointmentTable } from '@ehr/db-migrations/tables/appointment'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/patient'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { OCCUPYING_STATUSES } from '../contract/steps.ts'

export interface AppointmentRow extends Selectable<AppointmentTable> {
  locationName: string
  practitionerName: string
  changedBy: string | null
}

/** What orders a list, of the last row of the page before. */
export type After = readonly [startsAt: string, id: string]

export interface AppointmentPage {
  after: After | undefined
  limit: number
  before?: string | undefined
  enteredInError: 'omit' | 'include'
}

/** Appointments of a patient, the latest first; with `after`, those that follow it. */
export function listAppointments(
  db: Db,
  patientId: string,
  page: AppointmentPage,
): Promise<AppointmentRow[]> {
  let query = selectAppointments(db).where('appointment.patientId', '=', patientId)
  if (page.enteredInError === 'omit') query = query.where('appointment.status', '!=', 'entered-in-error')
  if (page.before !== undefined) query = query.where('startsAt', '<', new Date(page.before))
  if (page.after !== undefined) {
    const [at, id] = page.after
    query = query.where((is) =>
      is(is.refTuple('startsAt', 'appointment.id'), '<', is.tuple(new Date(at), id)),
    )
  }
  return query.orderBy('startsAt', 'desc').orderBy('appointment.id', 'desc').limit(page.limit).execute()
}

export interface DayPage {
  /** `2026-11-21`, by the clocks of each appointment's own site. */
  day: string
  locationId?: string | undefined
  practitionerId?: string | undefined
  after: After | undefined
  limit: number
}

/** The appointments that begin on a day, in order of time; those entered in error are left out. */
export function listDay(db: Db, page: DayPage): Promise<AppointmentRow[]> {
  let query = selectAppointments(db)
    .where('appointment.status', '!=', 'entered-in-error')
    .where('startsAt', '>=', startOfDay(page.day, 0))
    .where('startsAt', '<', startOfDay(page.day, 1))
  if (page.locationId !== undefined) query = query.where('appointment.locationId', '=', page.locationId)
  if (page.practitionerId !== undefined)
    query = query.where('appointment.practitionerId', '=', page.practitionerId)
  if (page.after !== undefined) {
    const [at, id] = page.after
    query = query.where((is) =>
      is(is.refTuple('startsAt', 'appointment.id'), '>', is.tuple(new Date(at), id)),
    )
  }
  return query.orderBy('startsAt').orderBy('appointment.id').limit(page.limit).execute()
}

/** Midnight at the site, so that a day of 23 or 25 hours is whole. */
function startOfDay(day: string, daysLater: number) {
  return sql<Date>`((${day}::date + ${sql.lit(daysLater)})::timestamp at time zone location.time_zone)`
}

/** One appointment; `undefined` when this patient has no such record. */
export function findAppointment(db: Db, patientId: string, id: string): Promise<AppointmentRow | undefined> {
  return selectAppointments(db)
    .where('appointment.patientId', '=', patientId)
    .where('appointment.id', '=', id)
    .executeTakeFirst()
}

/** Makes a row. */
export function insertAppointment(
  db: Db,
  row: Insertable<AppointmentTable>,
): Promise<{ id: string; version: number }> {
  return db.insertInto('appointment').values(row).returning(['id', 'version']).executeTakeFirstOrThrow()
}

/** Changes a row that is still at `version`; `undefined` when somebody was faster. */
export function updateAppointment(
  db: Db,
  id: string,
  version: number,
  change: Updateable<AppointmentTable>,
): Promise<Selectable<AppointmentTable> | undefined> {
  return db
    .updateTable('appointment')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** Keeps others from booking a practitioner until the transaction ends; `undefined` when there is none to book. */
export function lockPractitioner(db: Db, id: string): Promise<{ id: string; isActive: boolean } | undefined> {
  return db
    .selectFrom('practitioner')
    .select(['id', 'isActive'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export interface Span {
  practitionerId: string
  startsAt: Date
  endsAt: Date
}

/** Whether another appointment takes a part of this time; one that ends when this begins does not. */
export async function isOverlapping(db: Db, span: Span, exceptId: string | undefined): Promise<boolean> {
  let query = db
    .selectFrom('appointment')
    .select('id')
    .where('practitionerId', '=', span.practitionerId)
    .where('startsAt', '<', span.endsAt)
    .where('endsAt', '>', span.startsAt)
    .where('status', 'in', OCCUPYING_STATUSES)
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** Whether there is such a patient. */
export async function hasPatient(db: Db, id: string): Promise<boolean> {
  const found = await db.selectFrom('patient').select('id').where('id', '=', id).executeTakeFirst()
  return found !== undefined
}

/** Sites that patients are seen at today, by name. */
export function listLocations(db: Db): Promise<{ id: string; name: string; timeZone: string }[]> {
  return db
    .selectFrom('location')
    .select(['id', 'name', 'timeZone'])
    .where('isActive', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** People who treat here today, by family name. */
export function listPractitioners(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('practitioner')
    .select(['id', fullName.as('name')])
    .where('isActive', '=', true)
    .orderBy('familyName')
    .orderBy('givenName')
    .orderBy('id')
    .execute()
}

/** Whom an account treats patients as. */
export async function findPractitionerOf(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('appUser')
    .select('practitionerId')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.practitionerId ?? null
}

const fullName = sql<string>`concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name)`

function selectAppointments(db: Db) {
  return db
    .selectFrom('appointment')
    .innerJoin('location', 'location.id', 'appointment.locationId')
    .innerJoin('practitioner', 'practitioner.id', 'appointment.practitionerId')
    .leftJoin('appUser', 'appUser.id', 'appointment.updatedBy')
    .selectAll('appointment')
    .select(['location.name as locationName', 'appUser.name as changedBy'])
    .select(fullName.as('practitionerName'))
}
