import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { toResult, toSets } from './mapping.ts'
import * as queries from './queries.ts'
import { listReviews } from './review/queries.ts'
import { listUnseen, markSeen } from './review/review.ts'

export const routes = [
  handle(contract.listResults, list),
  handle(contract.getResult, get),
  handle(contract.resultTrend, listTrend),
  handle(contract.listUnseen, listUnseen),
  handle(contract.markSeen, markSeen),
]

const setKey = z.tuple([instant])
const resultKey = z.tuple([instant, recordId])

async function list({ db, params, query, pager, now }: RequestContext<typeof contract.listResults>) {
  const { patientId } = params
  const { limit, cursor, before, ...filter } = query
  if (!(await queries.hasPatient(db, patientId))) throw new AppError(PROBLEMS.notFound)
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
  const rows = await queries.listResults(db, patientId, { ...filter, from, to })
  return {
    items: toSets(
      items,
      rows.map((row) => toResult(row, now)),
    ),
    ...next,
  }
}

async function get({ db, params, audit, now }: RequestContext<typeof contract.getResult>) {
  const row = await getRow(db, params)
  audit.record('observation', row.id, row.version)
  const reviews = await listReviews(db, row.id, row.version)
  return { ...toResult(row, now), seen: reviews.map(({ by, at }) => ({ by, at: at.toISOString() })) }
}

async function listTrend(context: RequestContext<typeof contract.resultTrend>) {
  const { db, params, query, pager, now } = context
  const { codeSystem, code } = await getRow(db, params)
  const rows = await queries.listResultsOfTest(db, params.patientId, {
    codeSystem,
    code,
    after: pager.after(query.cursor, resultKey),
    limit: query.limit + 1,
  })
  const { items, ...next } = pager.page(rows, query.limit, (row) => [row.effectiveAt.toISOString(), row.id])
  return { items: items.map((row) => toResult(row, now)), ...next }
}

async function getRow(db: Db, { patientId, resultId }: { patientId: string; resultId: string }) {
  const row = await queries.findResult(db, patientId, resultId)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}
