import { PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import * as charts from './chart-access-queries.ts'
import { MOST_PATIENTS, toAccess, toEvent, toEventDetail } from './mapping.ts'
import * as queries from './queries.ts'
import { type ExportedEvent, renderCsv, renderNdjson } from './render-export.ts'

export const routes = [
  handle(contract.searchEvents, search),
  handle(contract.getEvent, get),
  handle(contract.listUsers, listUsers),
  handle(contract.exportEvents, exportEvents),
  handle(contract.listChartAccesses, listChartAccesses),
]

const MOST_COUNTED = 10_000
/** Patients of an export that its own event names; it has the filter as well. */
const MOST_NOTED = 1_000

/** Moment and id of the last event of a page. */
const eventKey = z.tuple([z.string().check(z.regex(/^\d{4,6}-\d\d-\d\dT[\d:.]+Z$/)), recordId])

async function search({ db, body, audit, pager }: RequestContext<typeof contract.searchEvents>) {
  const filters = await resolved(db, body.filters)
  noteAsked(audit, body.filters, filters)
  if (filters === undefined) return { items: [], matches: { count: 0, isAtLeast: false } }
  const after = pager.after(body.cursor, eventKey)
  const rows = await queries.listEvents(db, filters, { after, limit: body.limit + 1 })
  const { items, ...next } = pager.page(rows, body.limit, (row) => [row.exactMoment, row.id])
  const page = { items: await withNumbers(db, items, (row, numbers) => toEvent(row, numbers)), ...next }
  return body.cursor === undefined ? { ...page, matches: await countMatches(db, filters) } : page
}

async function get({ db, params, actor, audit }: RequestContext<typeof contract.getEvent>) {
  const row = await queries.findEvent(db, params.eventId, timeOfId(params.eventId))
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.patients(row.patientIds)
  audit.record('audit_event', row.id)
  const seal = await queries.findSeal(db, row.id, row.recordedAt)
  const maySeeValues = actor.permissions.has('audit:values')
  const [detail] = await withNumbers(db, [row], (one, numbers) =>
    toEventDetail(one, numbers, seal, maySeeValues),
  )
  if (detail === undefined) throw new Error('One event went in and none came out.')
  return detail
}

async function listUsers({ db }: RequestContext<typeof contract.listUsers>) {
  return { items: await queries.listUsers(db) }
}

async function exportEvents({ db, body, audit, now }: RequestContext<typeof contract.exportEvents>) {
  const { format, reason } = body
  const filters = await resolved(db, body.filters)
  const limit = contract.MOST_EXPORTED + 1
  const found =
    filters === undefined ? [] : await queries.listEvents(db, filters, { after: undefined, limit })
  const rows = found.slice(0, contract.MOST_EXPORTED)
  audit.reason(reason)
  audit.detail({ filters: body.filters, format, count: rows.length })
  audit.patients([...new Set(rows.flatMap(({ patientIds }) => patientIds))].slice(0, MOST_NOTED))
  const events = await withNumbers(
    db,
    rows,
    (row, numbers): ExportedEvent => ({
      ...toEvent(row, numbers),
      clientAddress: row.clientAddress,
      requestId: row.requestId,
    }),
  )
  const isCsv = format === 'csv'
  return {
    fileName: `audit-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.${format}`,
    mediaType: isCsv ? 'text/csv' : 'application/x-ndjson',
    text: isCsv ? renderCsv(events) : renderNdjson(events),
    count: events.length,
    isComplete: found.length === rows.length,
  }
}

async function listChartAccesses({ db, params, query }: RequestContext<typeof contract.listChartAccesses>) {
  const patient = await charts.findReportPatient(db, params.patientId)
  if (patient === undefined) throw new AppError(PROBLEMS.notFound)
  const rows = await charts.listAccesses(db, params.patientId, {
    from: momentOf(query.from),
    before: momentOf(query.before),
    limit: contract.MOST_ACCESSES + 1,
  })
  return {
    patient,
    items: rows.slice(0, contract.MOST_ACCESSES).map(toAccess),
    isComplete: rows.length <= contract.MOST_ACCESSES,
    namesStaff: await charts.namesStaffInReports(db),
  }
}

/** With the patient of the number; `undefined` when nobody has it, or the two name different people. */
async function resolved(db: Db, filters: contract.Filters): Promise<queries.EventFilters | undefined> {
  const { mrn, ...rest } = filters
  if (mrn === null) return rest
  const patient = await queries.findPatientByNumber(db, mrn)
  if (patient === undefined) return undefined
  return rest.patientId === null || rest.patientId === patient.id
    ? { ...rest, patientId: patient.id }
    : undefined
}

/** A list tells of events, not of charts: only a patient who is asked about counts as one whose data was read. */
function noteAsked(
  audit: RequestContext<typeof contract.searchEvents>['audit'],
  asked: contract.Filters,
  filters: queries.EventFilters | undefined,
): void {
  audit.detail({ filters: asked })
  const patientId = filters?.patientId ?? null
  audit.patients(patientId === null ? [] : [patientId])
}

async function countMatches(db: Db, filters: queries.EventFilters) {
  const count = await queries.countEvents(db, filters, MOST_COUNTED)
  return { count: Math.min(count, MOST_COUNTED), isAtLeast: count > MOST_COUNTED }
}

async function withNumbers<Row extends { patientIds: string[] }, Result>(
  db: Db,
  rows: readonly Row[],
  map: (row: Row, numbers: ReadonlyMap<string, string>) => Result,
): Promise<Result[]> {
  const ids = [...new Set(rows.flatMap(({ patientIds }) => patientIds.slice(0, MOST_PATIENTS)))]
  const known = await queries.listPatientNumbers(db, ids)
  const numbers = new Map(known.map(({ id, mrn }) => [id, mrn]))
  return rows.map((row) => map(row, numbers))
}

function momentOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text)
}

const MINUTE_MS = 60_000

/** When an event of a UUIDv7 was recorded, give or take two clocks: one month is read instead of all. */
function timeOfId(id: string): readonly [Date, Date] | undefined {
  if (id[14] !== '7') return undefined
  const time = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  return [new Date(time - MINUTE_MS), new Date(time + MINUTE_MS)]
}
