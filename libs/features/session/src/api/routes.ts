import type {} from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { readSession } from './session-answer.ts'

export const routes = [
  handle(contract.getSession, getSession),
  handle(contract.signIn, signIn),
  handle(contract.signOut, signOut),
]

async function getSession({ db, services, actor }: RequestContext<typeof contract.getSession>) {
  return await readSession({ db, auth: services.auth, identity: actor })
}

async function signIn(context: RequestContext<typeof contract.signIn>) {
  const { db, services, body, audit, http } = context
  const result = await services.auth.signIn(body, http)
  if (!result.ok) {
    if (result.userId !== undefined) audit.actor({ userId: result.userId })
    audit.detail({ refusedFor: result.reason })
    throw new AppError(PROBLEMS.signInFailed)
  }
  http.setHeader('set-cookie', result.setCookie)
  audit.actor(result.identity)
  return await readSession({ db, auth: services.auth, identity: result.identity })
}

async function signOut({ db, services, http }: RequestContext<typeof contract.signOut>) {
  http.setHeader('set-cookie', await services.auth.signOut(http))
  return await readSession({ db, auth: services.auth, identity: undefined })
}
