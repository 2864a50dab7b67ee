import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../../contract.ts'
import { insertBreakGlass } from '../broken-glasses/queries.ts'
import { describeAccess } from './chart-access.ts'

export const accessRoutes = [handle(contract.getChartAccess, get), handle(contract.breakGlass, breakGlass)]

const HOUR_MS = 3_600_000

async function get({ db, params, actor, now }: RequestContext<typeof contract.getChartAccess>) {
  return await describeAccess(db, params.patientId, { actor, now })
}

async function breakGlass(context: RequestContext<typeof contract.breakGlass>) {
  const { db, params, body, actor, now, audit } = context
  const before = await describeAccess(db, params.patientId, { actor, now })
  if (before.state === 'unrestricted') throw new AppError(contract.chartNotRestricted)
  const row = await insertBreakGlass(db, {
    ...body,
    patientId: params.patientId,
    userId: actor.userId,
    sessionId: actor.sessionId,
    createdAt: now,
    createdBy: actor.userId,
    updatedBy: actor.userId,
    expiresAt: new Date(now.getTime() + before.hours * HOUR_MS),
  })
  audit.reason(`${body.reasonCode}: ${body.reasonText}`)
  audit.record('break_glass', row.id, row.version)
  return await describeAccess(db, params.patientId, { actor, now })
}
