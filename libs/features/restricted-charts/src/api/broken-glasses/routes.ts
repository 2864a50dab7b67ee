import { PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../../contract.ts'
import { toBrokenGlasses } from './mapping.ts'
import * as queries from './queries.ts'

export const brokenGlassRoutes = [
  handle(contract.listBrokenGlasses, list),
  handle(contract.reviewBrokenGlass, review),
]

/** What orders the list. */
const listKey = z.tuple([recordId])

async function list({ db, query, pager, audit }: RequestContext<typeof contract.listBrokenGlasses>) {
  const { limit, cursor, state } = query
  const [after] = pager.after(cursor, listKey) ?? []
  const rows = await queries.listBreakGlasses(db, { after, limit: limit + 1, state })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.id])
  audit.patients(items.map((row) => row.patientId))
  return { items: await describe(db, items), ...next }
}

async function review(context: RequestContext<typeof contract.reviewBrokenGlass>) {
  const { db, params, body, actor, now, expectedVersion, audit } = context
  const before = await getRow(db, params.breakGlassId)
  audit.patients([before.patientId])
  if (before.userId === actor.userId) throw new AppError(contract.ownBreakGlass)
  const row = await queries.updateReview(
    db,
    { id: before.id, version: expectedVersion },
    { reviewedAt: now, reviewedBy: actor.userId, reviewNote: body.note },
  )
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('break_glass', row.id, row.version)
  const [answer] = await describe(db, [await getRow(db, row.id)])
  if (answer === undefined) throw new AppError(PROBLEMS.notFound)
  return answer
}

async function getRow(db: Db, id: string): Promise<queries.BreakGlassRow> {
  const row = await queries.findBreakGlass(db, id)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}

async function describe(db: Db, rows: readonly queries.BreakGlassRow[]) {
  if (rows.length === 0) return []
  const patientIds = rows.map((row) => row.patientId)
  return toBrokenGlasses(rows, await queries.listNames(db, [...new Set(patientIds)]))
}
