import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import { VITAL_FACTS } from '../contract/vital-kinds.ts'
import * as contract from '../contract.ts'
import { latestOf } from './latest.ts'
import { compareKinds, toSets, toVital } from './mapping.ts'
import { personOf } from './person.ts'
import * as queries from './queries.ts'
import { record } from './record-vitals.ts'

export const routes = [
  handle(contract.listVitals, list),
  handle(contract.listLatestVitals, listLatest),
  handle(contract.vitalTrend, listTrend),
  handle(contract.recordVitals, record),
  handle(contract.getMeasurement, get),
  handle(contract.markVitalAsError, markAsError),
]

/** Values that lead to the newest one, for its small trend. */
const RECENT = 12

const setKey = z.tuple([instant])
const valueKey = z.tuple([instant, recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listVitals>) {
  const { patientId } = params
  const { limit, cursor, before, ...filter } = query
  const person = await getPerson(db, patientId)
  const [after] = pager.after(cursor, setKey) ?? []
  const moments = await queries.listMoments(db, patientId, {
    ...filter,
    before: before === undefined ? undefined : new Date(before),
    after: after === undefined ? undefined : new Date(after),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(moments, limit, (moment) => [moment.toISOString()])
  const [to, from] = [items[0], items.at(-1)]
  if (from === undefined || to === undefined) return { items: [] }
  const rows = await queries.listMeasures(db, patientId, { ...filter, from, to })
  const vitals = rows.map((row) => toVital(row, person))
  return { items: toSets(items, vitals), ...next }
}

async function listLatest({ db, params }: RequestContext<typeof contract.listLatestVitals>) {
  const person = await getPerson(db, params.patientId)
  const rows = await queries.listRecentMeasures(db, params.patientId, RECENT)
  return { items: latestOf(rows, person, RECENT) }
}

async function listTrend({ db, params, query, pager }: RequestContext<typeof contract.vitalTrend>) {
  const { kind, limit, cursor } = query
  const person = await getPerson(db, params.patientId)
  const rows = await queries.listNumbers(db, params.patientId, {
    codes: VITAL_FACTS[kind].codes,
    after: pager.after(cursor, valueKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.effectiveAt.toISOString(), row.id])
  return { items: items.map((row) => toVital(row, person)), ...next }
}

async function get({ db, params }: RequestContext<typeof contract.getMeasurement>) {
  return await getMeasurement(db, params)
}

async function markAsError(context: RequestContext<typeof contract.markVitalAsError>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  const { patientId, observationId } = params
  const change = { observationId, version: expectedVersion, reason: body.reason, updatedBy: actor.userId }
  const isMarked = await queries.markAsError(db, patientId, change)
  const measurement = await getMeasurement(db, params)
  if (!isMarked) {
    const isAnother = measurement.version !== expectedVersion
    throw new AppError(isAnother ? PROBLEMS.stale : PROBLEMS.conflict, 'It is marked as entered in error.')
  }
  audit.record('observation', observationId, measurement.version)
  audit.reason(body.reason)
  return measurement
}

/** @throws AppError NOT_FOUND unless the measurement is this patient's. */
async function getMeasurement(
  db: Db,
  { patientId, observationId }: { patientId: string; observationId: string },
) {
  const person = await getPerson(db, patientId)
  const rows = await queries.listMeasuresOf(db, patientId, observationId)
  const [first] = rows
  if (first === undefined) throw new AppError(PROBLEMS.notFound)
  const { version, status, statusReason } = first
  const values = rows.map((row) => toVital(row, person)).toSorted(compareKinds)
  return { id: observationId, patientId, version, status, statusReason, values }
}

async function getPerson(db: Db, patientId: string) {
  const person = await queries.findPerson(db, patientId)
  if (person === undefined) throw new AppError(PROBLEMS.notFound)
  return personOf(person)
}
