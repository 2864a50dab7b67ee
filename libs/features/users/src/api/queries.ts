import type { Role } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-account'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/audit-event'
import type {} from '@ehr/db-migrations/tables/installation'
import type {} from '@ehr/db-migrations/tables/location'
import type {} from '@ehr/db-migrations/tables/practitioner'
import type {} from '@ehr/db-migrations/tables/second-factor'
import type {} from '@ehr/db-migrations/tables/user-role'
import { sql } from 'kysely'

export interface UserRow {
  id: string
  name: string
  email: string
  isActive: boolean
  version: number
  practitionerId: string | null
  practitionerName: string | null
  hasPassword: boolean
  hasSecondFactor: boolean
  mustHaveSecondFactor: boolean
  lastSignInAt: Date | null
  /** What the list is ordered by. */
  sortName: string
}

export interface GrantRow {
  userId: string
  role: Role
  siteId: string | null
  siteName: string | null
}

export interface UserFilter {
  readonly text: string | undefined
  readonly role: Role | undefined
  readonly state: 'active' | 'inactive' | 'all'
  /** Name and id of the last one of the page before. */
  readonly after: readonly [sortName: string, id: string] | undefined
  readonly limit: number
}

/** Accounts by name; with `after`, those that follow it. */
export function listUsers(db: Db, { text, role, state, after, limit }: UserFilter): Promise<UserRow[]> {
  let query = selectUsers(db)
  if (state !== 'all') query = query.where('appUser.isActive', '=', state === 'active')
  if (text !== undefined) {
    const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where(({ eb, or }) =>
      or([eb('appUser.name', 'ilike', pattern), eb('appUser.email', 'ilike', pattern)]),
    )
  }
  if (role !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from user_role where user_id = app_user.id and role = ${role})`,
    )
  }
  if (after !== undefined) {
    query = query.where(sql<boolean>`(lower(app_user.name), app_user.id) > (${after[0]}, ${after[1]}::uuid)`)
  }
  return query.orderBy(sql`lower(app_user.name)`).orderBy('appUser.id').limit(limit).execute()
}

/** One account; `undefined` when there is none. */
export function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return selectUsers(db).where('appUser.id', '=', id).executeTakeFirst()
}

function selectUsers(db: Db) {
  return db
    .selectFrom('appUser')
    .leftJoin('practitioner', 'practitioner.id', 'appUser.practitionerId')
    .leftJoin('secondFactor', 'secondFactor.userId', 'appUser.id')
    .leftJoin('installation', (join) => join.onTrue())
    .select([
      'appUser.id',
      'appUser.name',
      'appUser.email',
      'appUser.isActive',
      'appUser.version',
      'appUser.practitionerId',
      practitionerName().as('practitionerName'),
      sql<string>`lower(app_user.name)`.as('sortName'),
      sql<boolean>`exists (
        select from app_account where user_id = app_user.id and password is not null
      )`.as('hasPassword'),
      sql<boolean>`second_factor.confirmed_at is not null`.as('hasSecondFactor'),
      sql<boolean>`exists (
        select from user_role where user_id = app_user.id and role = any(installation.second_factor_roles)
      )`.as('mustHaveSecondFactor'),
      sql<Date | null>`(
        select recorded_at from audit_event
        where user_id = app_user.id and action = 'sign-in' and outcome = 'success' and session_id is not null
        order by recorded_at desc limit 1
      )`.as('lastSignInAt'),
    ])
}

/** The roles of these accounts, in a stable order. */
export async function listGrants(db: Db, userIds: readonly string[]): Promise<GrantRow[]> {
  return await db
    .selectFrom('userRole')
    .leftJoin('location', 'location.id', 'userRole.locationId')
    .select([
      'userRole.userId',
      'userRole.role',
      'userRole.locationId as siteId',
      'location.name as siteName',
    ])
    .where('userRole.userId', 'in', userIds)
    .orderBy('userRole.role')
    .orderBy('location.name', (order) => order.asc().nullsFirst())
    .orderBy('userRole.id')
    .execute()
}

export interface AccountChange {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly practitionerId: string | null
  readonly updatedBy: string
}

/** Changes an account that is still at `version`; answers the new version, `undefined` when somebody was faster. */
export async function updateUser(db: Db, change: AccountChange): Promise<number | undefined> {
  const { id, version, ...values } = change
  const row = await db
    .updateTable('appUser')
    .set(values)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

export interface Grant {
  readonly role: Role
  readonly siteId: string | null
}

/** Gives an account exactly these roles; those it had and keeps stay as they were given. */
export async function replaceGrants(
  db: Db,
  { userId, grants, grantedBy }: { userId: string; grants: readonly Grant[]; grantedBy: string },
): Promise<void> {
  const wanted = JSON.stringify(grants.map(({ role, siteId }) => ({ role, site: siteId })))
  await sql`delete from user_role where user_id = ${userId} and not exists (
    select from jsonb_to_recordset(${wanted}::jsonb) as wanted (role text, site uuid)
    where wanted.role = user_role.role and wanted.site is not distinct from user_role.location_id
  )`.execute(db)
  await db
    .insertInto('userRole')
    .values(grants.map(({ role, siteId }) => ({ userId, role, locationId: siteId, grantedBy })))
    .onConflict((conflict) => conflict.columns(['userId', 'role', 'locationId']).doNothing())
    .execute()
}

/** Those of these sites that are in use. */
export async function listActiveSites(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('location')
    .select('id')
    .where('id', 'in', ids)
    .where('isActive', '=', true)
    .execute()
  return rows.map(({ id }) => id)
}

export interface PractitionerRow {
  id: string
  name: string
}

/** Practitioners who work here, by name. */
export function listPractitioners(db: Db): Promise<PractitionerRow[]> {
  return db
    .selectFrom('practitioner')
    .select(['id', practitionerName().as('name')])
    .where('isActive', '=', true)
    .orderBy('familyName')
    .orderBy('givenName')
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** Whether this practitioner works here. */
export async function isActivePractitioner(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('practitioner')
    .select('id')
    .where('id', '=', id)
    .where('isActive', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** The language of mails to whom nothing else was said about. */
export async function findDefaultLanguage(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('defaultLanguage').executeTakeFirst()
  return row?.defaultLanguage
}

function practitionerName() {
  return sql<string>`concat_ws(', ', practitioner.family_name, concat_ws(' ', practitioner.prefix, practitioner.given_name))`
}
