import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { checkRoutes } from './check-routes.ts'
import { toMedication } from './mapping.ts'
import { prescribeRoutes } from './prescribe-routes.ts'
import * as queries from './queries.ts'
import { statusRoutes } from './status-routes.ts'

export const routes = [
  handle(contract.listMedications, list),
  handle(contract.listMedicationsByDate, listByDate),
  handle(contract.getMedication, get),
  ...checkRoutes,
  ...prescribeRoutes,
  ...statusRoutes,
]

type ListContext = RequestContext<typeof contract.listMedications>

async function list(context: ListContext) {
  const { items, ...next } = await (context.query.status === 'past'
    ? listPast(context)
    : listCurrent(context))
  return { items: items.map(toMedication), ...next }
}

const nameKey = z.tuple([z.string(), recordId])

async function listCurrent({ db, params, query: { limit, cursor }, pager }: ListContext) {
  const page = { after: pager.after(cursor, nameKey), limit: limit + 1 }
  const rows = await queries.listCurrentMedications(db, params.patientId, page)
  return pager.page(rows, limit, (row) => [row.sortName, row.id])
}

const endKey = z.tuple([instant, recordId])

async function listPast({ db, params, query: { limit, cursor, enteredInError }, pager }: ListContext) {
  const page = { after: pager.after(cursor, endKey), limit: limit + 1, enteredInError }
  const rows = await queries.listPastMedications(db, params.patientId, page)
  return pager.page(rows, limit, (row) => [(row.stoppedAt ?? row.authoredAt).toISOString(), row.id])
}

async function listByDate({ db, params, query }: RequestContext<typeof contract.listMedicationsByDate>) {
  const rows = await queries.listMedicationsByDate(db, params.patientId, query)
  return { items: rows.map(toMedication) }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getMedication>) {
  const row = await queries.findMedication(db, params.patientId, params.medicationId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('medication_request', row.id, row.version)
  return toMedication(row)
}
