import type { Db } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/clinic-logo'
import type { InstallationTable } from '@ehr/db-migrations/tables/installation'
import type { LocationTable } from '@ehr/db-migrations/tables/location'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

export type InstallationRow = Selectable<InstallationTable>
export type SiteRow = Pick<Selectable<LocationTable>, 'id' | 'name' | 'timeZone' | 'isActive' | 'version'>

const SITE_COLUMNS = ['id', 'name', 'timeZone', 'isActive', 'version'] as const

/** The installation with its settings; `undefined` before it is set up. */
export function findInstallation(db: Db): Promise<InstallationRow | undefined> {
  return db.selectFrom('installation').selectAll().executeTakeFirst()
}

/** Changes settings that are still at `version`; `undefined` when somebody was faster. */
export function updateInstallation(
  db: Db,
  version: number,
  change: Updateable<InstallationTable>,
): Promise<InstallationRow | undefined> {
  return db
    .updateTable('installation')
    .set(change)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
}

/** Keeps a picture; one that is there already stays as it is. */
export async function insertLogo(
  db: Db,
  logo: {
    sha256: string
    mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
    content: Buffer
    createdBy: string
  },
): Promise<void> {
  await db
    .insertInto('clinicLogo')
    .values(logo)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

/** The picture that is the logo now. */
export function findLogo(
  db: Db,
): Promise<{ mediaType: string; content: Buffer; sha256: string } | undefined> {
  return db
    .selectFrom('installation')
    .innerJoin('clinicLogo', 'clinicLogo.sha256', 'installation.logoSha256')
    .select(['clinicLogo.mediaType', 'clinicLogo.content', 'clinicLogo.sha256'])
    .executeTakeFirst()
}

/** All sites, those in use first. */
export function listSites(db: Db): Promise<SiteRow[]> {
  return db
    .selectFrom('location')
    .select(SITE_COLUMNS)
    .orderBy('isActive', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export function findSite(db: Db, id: string): Promise<SiteRow | undefined> {
  return db.selectFrom('location').select(SITE_COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** Makes writers of sites wait for each other, so that two cannot take the last two out of use at once. */
export async function lockSites(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sites of the clinic'))`.execute(db)
}

/** Whether another site in use has this name, however it is written. */
export async function isNameTaken(db: Db, name: string, exceptId: string | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('location')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('isActive', '=', true)
    .$if(exceptId !== undefined, (query) => query.where('id', '<>', exceptId ?? ''))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a site beside this one is in use. */
export async function hasOtherSite(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('location')
    .select('id')
    .where('isActive', '=', true)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function insertSite(db: Db, row: Insertable<LocationTable>): Promise<SiteRow> {
  return db.insertInto('location').values(row).returning(SITE_COLUMNS).executeTakeFirstOrThrow()
}

/** Changes a site that is still at `version`; `undefined` when somebody was faster. */
export function updateSite(
  db: Db,
  { id, version }: { id: string; version: number },
  change: Updateable<LocationTable>,
): Promise<SiteRow | undefined> {
  return db
    .updateTable('location')
    .set(change)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(SITE_COLUMNS)
    .executeTakeFirst()
}
