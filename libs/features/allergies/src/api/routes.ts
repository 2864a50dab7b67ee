import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { summarizeAllergies } from './allergy-summary.ts'
import { toAllergy } from './mapping.ts'
import * as queries from './queries.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = [
  handle(contract.listAllergies, list),
  handle(contract.getAllergySummary, getSummary),
  handle(contract.getAllergy, get),
  ...writeRoutes,
]

/** What orders the list. */
const listKey = z.tuple([z.int(), z.nullable(instant), recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listAllergies>) {
  const { limit, cursor, enteredInError } = query
  const page = { after: pager.after(cursor, listKey), limit: limit + 1, enteredInError }
  const rows = await queries.listAllergies(db, params.patientId, page)
  const { items, ...next } = pager.page(rows, limit, (row) => [row.weight, beganAt(row), row.id])
  return { items: items.map(toAllergy), ...next }
}

function beganAt({ onsetAt, recordedAt }: queries.AllergyRow): string | null {
  return (onsetAt ?? recordedAt)?.toISOString() ?? null
}

async function getSummary({ db, params }: RequestContext<typeof contract.getAllergySummary>) {
  const reviewed = await queries.findReview(db, params.patientId)
  return summarizeAllergies(
    await queries.listActiveAllergies(db, params.patientId),
    reviewed === undefined ? null : { at: reviewed.reviewedAt.toISOString(), by: reviewed.name },
  )
}

async function get({ db, params, audit }: RequestContext<typeof contract.getAllergy>) {
  const row = await queries.findAllergy(db, params.patientId, params.allergyId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('allergy_intolerance', row.id, row.version)
  return toAllergy(row)
}
