import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { toImmunization } from './mapping.ts'
import * as queries from './queries.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = [
  handle(contract.listImmunizations, list),
  handle(contract.getImmunization, get),
  ...writeRoutes,
]

/** What orders the list. */
const listKey = z.tuple([instant, recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listImmunizations>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listImmunizations(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.occurredAt.toISOString(), row.id])
  return { items: items.map(toImmunization), ...next }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getImmunization>) {
  const row = await queries.findImmunization(db, params.patientId, params.immunizationId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('immunization', row.id, row.version)
  return toImmunization(row)
}
