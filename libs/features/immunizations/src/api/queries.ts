import type { Db } from '@ehr/db'
import type { Database } from '@ehr/db-migrations'
import type {} from '@ehr/db-migrations/tables/app-user'
import type {} from '@ehr/db-migrations/tables/encounter'
import type { ImmunizationTable } from '@ehr/db-migrations/tables/immunization'
import type {} from '@ehr/db-migrations/tables/installation'
import {
  type ExpressionBuilder,
  type Insertable,
  type RawBuilder,
  type Selectable,
  sql,
  type Updateable,
} from 'kysely'

export interface ImmunizationRow extends Selectable<ImmunizationTable> {
  changedBy: string | null
}

/** What orders the list, of the last row of the page before. */
export type After = readonly [occurredAt: string, id: string]

export interface ImmunizationPage {
  after: After | undefined
  limit: number
  before?: string | undefined
  encounterId?: string | undefined
  enteredInError: 'omit' | 'include'
}

/** Immunizations, newest first; with `after`, those that follow it. */
export function listImmunizations(
  db: Db,
  patientId: string,
  page: ImmunizationPage,
): Promise<ImmunizationRow[]> {
  const { after, before, encounterId } = page
  let query = selectImmunizations(db, patientId)
  if (page.enteredInError === 'omit') query = query.where('status', '!=', 'entered-in-error')
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  if (before !== undefined) query = query.where('occurredAt', '<', new Date(before))
  if (after !== undefined) {
    const [occurredAt, id] = after
    query = query.where((is) => is(is.refTuple('occurredAt', 'id'), '<', is.tuple(new Date(occurredAt), id)))
  }
  return query.orderBy('occurredAt', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
}

/** One immunization; `undefined` when this patient has no such record. */
export function findImmunization(
  db: Db,
  patientId: string,
  id: string,
): Promise<ImmunizationRow | undefined> {
  return selectImmunizations(db, patientId).where('id', '=', id).executeTakeFirst()
}

/** Makes a row; the id and version are PostgreSQL's. */
export function insertImmunization(db: Db, row: Insertable<ImmunizationTable>): Promise<ImmunizationRow> {
  return db
    .insertInto('immunization')
    .values(row)
    .returningAll()
    .returning(changedBy)
    .executeTakeFirstOrThrow()
}

/** Changes a row that is still at `version`; `undefined` when somebody was faster. */
export function updateImmunization(
  db: Db,
  { patientId, id, version }: { patientId: string; id: string; version: number },
  change: Updateable<ImmunizationTable>,
): Promise<ImmunizationRow | undefined> {
  return db
    .updateTable('immunization')
    .set(change)
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .returning(changedBy)
    .executeTakeFirst()
}

/** A dose that is to be recorded: what, when by which day is known, and the record that it replaces. */
export interface PlannedDose {
  readonly system: string
  readonly code: string
  /** A day (`2026-11-21`). */
  readonly day: string
  readonly except?: string | undefined
}

/** Whether the patient had this vaccine on this day; months and years are no days. */
export async function hasDoseOnDay(db: Db, patientId: string, dose: PlannedDose): Promise<boolean> {
  let query = db
    .selectFrom('immunization')
    .select('id')
    .where('patientId', '=', patientId)
    .where('status', '=', 'completed')
    .where('codeSystem', '=', dose.system)
    .where('code', '=', dose.code)
    .where((is) => is.or([is('occurredPrecision', 'is', null), is('occurredPrecision', '=', 'day')]))
    .where(sql`coalesce(occurred_on, ${dayOf(sql`occurred_at`)})`, '=', sql`${dose.day}::date`)
  if (dose.except !== undefined) query = query.where('id', '!=', dose.except)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** The day of a moment by the clinic's clock. */
export async function getDay(db: Db, moment: Date): Promise<string> {
  const { rows } = await sql<{ day: string }>`select ${dayOf(sql`${moment}::timestamptz`)} as day`.execute(db)
  return rows[0]?.day ?? moment.toISOString().slice(0, 10)
}

/** Whether it is the patient's: nobody's record points into the record of another. */
export async function hasEncounter(db: Db, patientId: string, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('encounter')
    .select('id')
    .where('patientId', '=', patientId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found !== undefined
}

function selectImmunizations(db: Db, patientId: string) {
  return db.selectFrom('immunization').selectAll().select(changedBy).where('patientId', '=', patientId)
}

/** The name of the account that changed a row last. */
function changedBy(is: ExpressionBuilder<Database, 'immunization'>) {
  return is
    .selectFrom('appUser')
    .select('appUser.name')
    .whereRef('appUser.id', '=', 'immunization.updatedBy')
    .as('changedBy')
}

function dayOf(moment: RawBuilder<unknown>) {
  return sql<string>`(${moment} at time zone coalesce((select time_zone from installation), 'UTC'))::date`
}
