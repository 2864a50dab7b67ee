import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { toProblem } from './mapping.ts'
import * as queries from './queries.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = [
  handle(contract.listProblems, list),
  handle(contract.listProblemsByDate, listByDate),
  handle(contract.getProblem, get),
  ...writeRoutes,
]

/** What orders the list. */
const listKey = z.tuple([z.boolean(), z.nullable(instant), recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listProblems>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listProblems(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.isActive, beganAt(row), row.id])
  return { items: items.map(toProblem), ...next }
}

function beganAt({ onsetAt, recordedAt }: queries.ProblemRow): string | null {
  return (onsetAt ?? recordedAt)?.toISOString() ?? null
}

async function listByDate({ db, params, query }: RequestContext<typeof contract.listProblemsByDate>) {
  const rows = await queries.listProblemsByDate(db, params.patientId, query)
  return { items: rows.map(toProblem) }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getProblem>) {
  const row = await queries.findProblem(db, params.patientId, params.problemId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('condition', row.id, row.version)
  return toProblem(row)
}
