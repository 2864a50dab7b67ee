import { type Db, standingQuery } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/encounter'
import type { ObservationTable } from '@ehr/db-migrations/tables/observation'
import type { ObservationComponentTable } from '@ehr/db-migrations/tables/observation-component'
import type { PatientTable } from '@ehr/db-migrations/tables/patient'
import { type Insertable, type Selectable, sql } from 'kysely'
import { type MeasureFilter, type MeasureRow, selectMeasures } from './select-measures.ts'

export type PersonRow = Pick<
  Selectable<PatientTable>,
  'birthDate' | 'birthDatePrecision' | 'deceasedAt' | 'isDeceased' | 'sex'
>

/** What the judgement of a value needs of the patient; `undefined` when there is no such patient. */
export async function findPerson(db: Db, patientId: string): Promise<PersonRow | undefined> {
  const [person] = await personById(db, patientId)
  return person
}

const personById = standingQuery((db, patientId: string) =>
  db
    .selectFrom('patient')
    .select(['birthDate', 'birthDatePrecision', 'deceasedAt', 'isDeceased', 'sex'])
    .where('id', '=', patientId),
)

/** Whether a visit is one of this patient. */
export async function hasEncounter(db: Db, patientId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('encounter')
    .select('id')
    .where('id', '=', id)
    .where('patientId', '=', patientId)
    .executeTakeFirst()
  return row !== undefined
}

/** Moments at which something was measured, newest first. */
export async function listMoments(
  db: Db,
  patientId: string,
  page: MeasureFilter & { after: Date | undefined; limit: number },
): Promise<Date[]> {
  const { after, limit, ...filter } = page
  let query = selectMeasures(db, patientId, filter).clearSelect().select('effectiveAt').distinct()
  if (after !== undefined) query = query.where('effectiveAt', '<', after)
  const rows = await query.orderBy('effectiveAt', 'desc').limit(limit).execute()
  return rows.map((row) => row.effectiveAt)
}

/** Everything measured from one moment to another, both included. */
export function listMeasures(
  db: Db,
  patientId: string,
  { from, to, ...filter }: MeasureFilter & { from: Date; to: Date },
): Promise<MeasureRow[]> {
  return selectMeasures(db, patientId, filter)
    .where('effectiveAt', '>=', from)
    .where('effectiveAt', '<=', to)
    .orderBy('effectiveAt', 'desc')
    .orderBy('id')
    .execute()
}

/** What orders a trend, of the last row of the page before. */
export type After = readonly [effectiveAt: string, id: string]

/** The numbers of some codes, newest first; with `after`, those that follow it. */
export function listNumbers(
  db: Db,
  patientId: string,
  page: { codes: readonly string[]; after: After | undefined; limit: number },
): Promise<MeasureRow[]> {
  const { codes, after, limit } = page
  let query = selectMeasures(db, patientId, { codes, enteredInError: 'omit' }).where(
    'valueQuantity',
    'is not',
    null,
  )
  if (after !== undefined) {
    const [effectiveAt, id] = after
    query = query.where((is) =>
      is(is.refTuple('effectiveAt', 'id'), '<', is.tuple(new Date(effectiveAt), id)),
    )
  }
  return query.orderBy('effectiveAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** The newest `count` values of every code and unit, newest first; each chart shows them. */
export async function listRecentMeasures(db: Db, patientId: string, count: number): Promise<MeasureRow[]> {
  return await recentMeasures(db, patientId, count)
}

const recentMeasures = standingQuery((db, patientId: string, count: number) => {
  const placed = selectMeasures(db, patientId, { enteredInError: 'omit' }).select(
    sql<number>`row_number() over (
      partition by code_system, code, value_unit order by effective_at desc, id desc)`.as('place'),
  )
  return db
    .selectFrom(placed.as('recent'))
    .selectAll()
    .where('place', '<=', count)
    .orderBy('effectiveAt', 'desc')
    .orderBy('id', 'desc')
})

/** The newest value of some codes in one unit between two moments; `undefined` when there is none. */
export function findNewestNumber(
  db: Db,
  patientId: string,
  { codes, unit, from, to }: { codes: readonly string[]; unit: string; from: Date; to: Date },
): Promise<MeasureRow | undefined> {
  return selectMeasures(db, patientId, { codes, enteredInError: 'omit' })
    .where('valueQuantity', 'is not', null)
    .where('valueUnit', '=', unit)
    .where('effectiveAt', '>=', from)
    .where('effectiveAt', '<=', to)
    .orderBy('effectiveAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The values of one measurement of this patient, entered in error or not. */
export function listMeasuresOf(db: Db, patientId: string, observationId: string): Promise<MeasureRow[]> {
  return selectMeasures(db, patientId, { enteredInError: 'include', observationId }).orderBy('id').execute()
}

/** Marks a measurement as entered in error; `false` when it is another version by now, or marked already. */
export async function markAsError(
  db: Db,
  patientId: string,
  change: { observationId: string; version: number; reason: string; updatedBy: string },
): Promise<boolean> {
  const { observationId, version, reason, updatedBy } = change
  const row = await db
    .updateTable('observation')
    .set({ status: 'entered-in-error', statusReason: reason, updatedBy })
    .where('id', '=', observationId)
    .where('patientId', '=', patientId)
    .where('category', '=', 'vital-signs')
    .where('version', '=', version)
    .where('status', '!=', 'entered-in-error')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Makes observations; the ids and versions are PostgreSQL's. */
export function insertObservations(
  db: Db,
  rows: readonly Insertable<ObservationTable>[],
): Promise<Pick<Selectable<ObservationTable>, 'id' | 'code' | 'version'>[]> {
  return db.insertInto('observation').values(rows).returning(['id', 'code', 'version']).execute()
}

/** Makes the parts of observations. */
export async function insertComponents(
  db: Db,
  rows: readonly Insertable<ObservationComponentTable>[],
): Promise<void> {
  await db.insertInto('observationComponent').values(rows).execute()
}
