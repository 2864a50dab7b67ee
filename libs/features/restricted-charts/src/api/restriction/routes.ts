import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { type Actor, AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../../contract.ts'
import { describeAccess } from '../access/chart-access.ts'
import * as queries from './queries.ts'

export const restrictionRoutes = [
  handle(contract.getChartRestriction, get),
  handle(contract.setChartRestriction, set),
]

async function get({ db, params, actor, now, audit }: RequestContext<typeof contract.getChartRestriction>) {
  await assertMayDecide(db, params.patientId, { actor, now })
  const restriction = await getRestriction(db, params.patientId)
  audit.record('patient', params.patientId, restriction.version)
  return restriction
}

async function set(context: RequestContext<typeof contract.setChartRestriction>) {
  const { db, params, body, actor, now, expectedVersion, audit } = context
  await assertMayDecide(db, params.patientId, { actor, now })
  const { isRestricted, reason } = body
  const row = await queries.updateRestriction(
    db,
    { id: params.patientId, version: expectedVersion },
    { isRestricted, updatedBy: actor.userId },
  )
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  await queries.insertDecision(db, { patientId: row.id, isRestricted, reason, createdBy: actor.userId })
  audit.reason(reason)
  audit.record('patient', row.id, row.version)
  return await getRestriction(db, row.id)
}

/** To whom a chart is closed does not decide about it, but an administrator does. */
async function assertMayDecide(db: Db, patientId: string, who: { actor: Actor; now: Date }): Promise<void> {
  const { state } = await describeAccess(db, patientId, who)
  if (state === 'closed' && !who.actor.permissions.has('restricted-charts:administer')) {
    throw new AppError(contract.chartRestricted)
  }
}

async function getRestriction(db: Db, patientId: string): Promise<contract.ChartRestriction> {
  const patient = await queries.findPatient(db, patientId)
  if (patient === undefined) throw new AppError(PROBLEMS.notFound)
  const decision = await queries.findLastDecision(db, patientId)
  return {
    isRestricted: patient.isRestricted,
    version: patient.version,
    reason: decision?.reason ?? null,
    changedAt: decision?.createdAt.toISOString() ?? null,
    changedBy: decision?.changedBy ?? null,
  }
}
