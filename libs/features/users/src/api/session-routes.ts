import { endSession, listSessions } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { getUserRow } from './describe-users.ts'

export const sessionRoutes = [handle(contract.listUserSessions, list), handle(contract.endUserSession, end)]

async function list({ db, params, now, audit }: RequestContext<typeof contract.listUserSessions>) {
  const user = await getUserRow(db, params.userId)
  const sessions = await listSessions(db, user.id, now)
  audit.record('app_user', user.id, user.version)
  return {
    items: sessions.map(({ createdAt, lastUsedAt, ...session }) => ({
      ...session,
      signedInAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  }
}

async function end({ db, params, audit }: RequestContext<typeof contract.endUserSession>) {
  const user = await getUserRow(db, params.userId)
  const isEnded = await endSession(db, { userId: user.id, sessionId: params.sessionId })
  if (!isEnded) throw new AppError(PROBLEMS.notFound)
  audit.record('app_user', user.id, user.version)
  audit.detail({ endedSession: params.sessionId })
  return undefined
}
