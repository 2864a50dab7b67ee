import { type Db, standingQuery } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/app-user'
import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import type {} from '@ehr/db-migrations/tables/practitioner'
import { type Selectable, sql } from 'kysely'

export interface MedicationRow extends Selectable<MedicationRequestTable> {
  /** What orders the current ones. */
  sortName: string
  practitionerName: string | null
  changedBy: string | null
}

/** What orders the current ones, of the last row of the page before. */
export type AfterName = readonly [sortName: string, id: string]

/** What orders the past ones, of the last row of the page before. */
export type AfterEnd = readonly [endedAt: string, id: string]

const CURRENT = ['active', 'on-hold', 'draft'] as const

const sortName = sql<string>`lower(code_display)`

/** When it was stopped or, where that is not known, prescribed. */
const endedAt = sql<Date>`coalesce(stopped_at, authored_at)`

/** Current medications from A to Z; with `after`, those that follow it. */
export function listCurrentMedications(
  db: Db,
  patientId: string,
  { after, limit }: { after: AfterName | undefined; limit: number },
): Promise<MedicationRow[]> {
  if (after === undefined) return firstCurrent(db, patientId, limit)
  const [name, id] = after
  return selectCurrent(db, patientId, limit)
    .where(sql<boolean>`(${sortName}, medication_request.id) > (${name}, ${id})`)
    .execute()
}

/** What every look at a chart asks. */
const firstCurrent = standingQuery(selectCurrent)

function selectCurrent(db: Db, patientId: string, limit: number) {
  return selectMedications(db, patientId)
    .where('medicationRequest.status', 'in', CURRENT)
    .orderBy(sortName)
    .orderBy('medicationRequest.id')
    .limit(limit)
}

/** Past medications, newest first; with `after`, those that follow it. */
export function listPastMedications(
  db: Db,
  patientId: string,
  page: { after: AfterEnd | undefined; limit: number; enteredInError: 'omit' | 'include' },
): Promise<MedicationRow[]> {
  const { after, enteredInError, limit } = page
  let query = selectMedications(db, patientId).where('medicationRequest.status', 'not in', CURRENT)
  if (enteredInError === 'omit') {
    query = query.where('medicationRequest.status', '!=', 'entered-in-error')
  }
  if (after !== undefined) {
    const [at, id] = after
    query = query.where(sql<boolean>`(${endedAt}, medication_request.id) < (${at}::timestamptz, ${id})`)
  }
  return query.orderBy(endedAt, 'desc').orderBy('medicationRequest.id', 'desc').limit(limit).execute()
}

export interface ByDate {
  limit: number
  before?: string | undefined
  encounterId?: string | undefined
}

/** Medications by when they were prescribed, newest first; with `before`, those strictly before that moment. */
export function listMedicationsByDate(
  db: Db,
  patientId: string,
  { before, encounterId, limit }: ByDate,
): Promise<MedicationRow[]> {
  let query = selectMedications(db, patientId).where('medicationRequest.status', '!=', 'entered-in-error')
  if (before !== undefined) query = query.where('authoredAt', '<', new Date(before))
  if (encounterId !== undefined) query = query.where('encounterId', '=', encounterId)
  return query.orderBy('authoredAt', 'desc').orderBy('medicationRequest.id', 'desc').limit(limit).execute()
}

/** One medication; `undefined` when this patient has no such record. */
export function findMedication(db: Db, patientId: string, id: string): Promise<MedicationRow | undefined> {
  return selectMedications(db, patientId).where('medicationRequest.id', '=', id).executeTakeFirst()
}

function selectMedications(db: Db, patientId: string) {
  return db
    .selectFrom('medicationRequest')
    .leftJoin('practitioner', 'practitioner.id', 'medicationRequest.practitionerId')
    .leftJoin('appUser', 'appUser.id', 'medicationRequest.updatedBy')
    .selectAll('medicationRequest')
    .select(['appUser.name as changedBy', sortName.as('sortName')])
    .select(
      sql<string>`concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name)`.as(
        'practitionerName',
      ),
    )
    .where('patientId', '=', patientId)
}
