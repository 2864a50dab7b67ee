import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { toEncounter } from './mapping.ts'
import * as queries from './queries.ts'

export const routes = [handle(contract.listEncounters, list), handle(contract.getEncounter, get)]

/** What orders the list. */
const listKey = z.tuple([instant, recordId])

async function list({ db, params, query, pager }: RequestContext<typeof contract.listEncounters>) {
  const { limit, cursor, ...filter } = query
  const rows = await queries.listEncounters(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.startedAt.toISOString(), row.id])
  return { items: items.map(toEncounter), ...next }
}

async function get({ db, params, audit }: RequestContext<typeof contract.getEncounter>) {
  const row = await queries.findEncounter(db, params.patientId, params.encounterId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  audit.record('encounter', row.id, row.version)
  return toEncounter(row)
}
