import {
  accountMailJob,
  endSession,
  endSessions,
  findCredential,
  listSessions,
  type OwnAccountRefusal,
} from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import { AppError, type HttpExchange, handle, type RequestContext } from '@ehr/http'
import type {} from '@ehr/jobs'
import * as contract from '../account-contract.ts'
import { SESSION_PROBLEMS } from '../contract.ts'
import { countRecoveryCodes } from './queries.ts'
import { tooMany, unsuitablePassword } from './refusals.ts'

export const accountRoutes = [
  handle(contract.getAccount, getAccount),
  handle(contract.endSession, endOwnSession),
  handle(contract.endOtherSessions, endOtherSessions),
  handle(contract.changePassword, changePassword),
  handle(contract.beginSecondFactor, beginSecondFactor),
  handle(contract.confirmSecondFactor, confirmSecondFactor),
  handle(contract.removeSecondFactor, removeSecondFactor),
  handle(contract.renewRecoveryCodes, renewRecoveryCodes),
]

async function getAccount({ db, actor, now }: RequestContext<typeof contract.getAccount>) {
  const account = await findCredential(db, actor.userId)
  if (account === undefined) throw new AppError(PROBLEMS.unauthenticated)
  const sessions = await listSessions(db, actor.userId, now)
  return {
    name: account.name,
    email: account.email,
    version: account.version,
    secondFactor: {
      isOn: account.hasSecondFactor,
      isDemanded: account.mustHaveSecondFactor,
      recoveryCodesLeft: await countRecoveryCodes(db, actor.userId),
    },
    sessions: sessions.map(({ createdAt, lastUsedAt, ...session }) => ({
      ...session,
      isThis: session.id === actor.sessionId,
      signedInAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  }
}

async function endOwnSession({ db, actor, params, audit }: RequestContext<typeof contract.endSession>) {
  const isEnded = await endSession(db, { userId: actor.userId, sessionId: params.sessionId })
  if (!isEnded) throw new AppError(PROBLEMS.notFound)
  audit.detail({ endedSession: params.sessionId })
  return undefined
}

async function endOtherSessions({ db, actor, audit }: RequestContext<typeof contract.endOtherSessions>) {
  const ended = await endSessions(db, actor.userId, { except: actor.sessionId })
  audit.detail({ endedSessions: ended })
  return { ended }
}

async function changePassword(context: RequestContext<typeof contract.changePassword>) {
  const { db, services, body, actor, audit } = context
  const outcome = await services.auth.ownAccount.changePassword(db, { ...ownChange(context), ...body })
  if (!outcome.ok) throw refusalOf(outcome, context.http)
  audit.record('app_user', actor.userId, outcome.version)
  audit.detail({ password: 'changed' })
  await services.jobs.queue(db, accountMailJob, { userId: actor.userId, mail: 'password-changed' })
  return { version: outcome.version }
}

async function beginSecondFactor({ db, services, actor }: RequestContext<typeof contract.beginSecondFactor>) {
  const setup = await services.auth.ownAccount.beginSecondFactor(db, actor)
  if (setup === undefined)
    throw new AppError(PROBLEMS.conflict, 'There is a second factor: turn it off first.')
  return setup
}

async function confirmSecondFactor(context: RequestContext<typeof contract.confirmSecondFactor>) {
  const { db, services, body, actor, audit } = context
  const outcome = await services.auth.ownAccount.confirmSecondFactor(db, { ...ownChange(context), ...body })
  if (!outcome.ok) throw refusalOf(outcome, context.http)
  audit.record('app_user', actor.userId, outcome.version)
  audit.detail({ secondFactor: 'set up' })
  return { version: outcome.version, recoveryCodes: [...outcome.recoveryCodes] }
}

async function removeSecondFactor(context: RequestContext<typeof contract.removeSecondFactor>) {
  const { db, services, body, actor, audit } = context
  const outcome = await services.auth.ownAccount.removeSecondFactor(db, { ...ownChange(context), ...body })
  if (!outcome.ok) throw refusalOf(outcome, context.http)
  audit.record('app_user', actor.userId, outcome.version)
  audit.detail({ secondFactor: 'turned off' })
  return { version: outcome.version }
}

async function renewRecoveryCodes(context: RequestContext<typeof contract.renewRecoveryCodes>) {
  const { db, services, body, actor, audit } = context
  const outcome = await services.auth.ownAccount.renewRecoveryCodes(db, { ...ownChange(context), ...body })
  if (!outcome.ok) throw refusalOf(outcome, context.http)
  audit.record('app_user', actor.userId, outcome.version)
  audit.detail({ recoveryCodes: 'renewed' })
  return { version: outcome.version, recoveryCodes: [...outcome.recoveryCodes] }
}

type OwnContext = Pick<RequestContext<typeof contract.changePassword>, 'actor' | 'expectedVersion' | 'http'>

function ownChange({ actor, expectedVersion, http }: OwnContext) {
  return { actor, expectedVersion, visitor: http }
}

function refusalOf(refusal: OwnAccountRefusal, http: HttpExchange): AppError {
  if (refusal.reason === 'throttled') return tooMany(refusal, http)
  if (refusal.reason === 'unsuitable') return unsuitablePassword('/body/newPassword', refusal.problem)
  return new AppError(PROBLEM_OF[refusal.reason])
}

const PROBLEM_OF = {
  stale: PROBLEMS.stale,
  password: SESSION_PROBLEMS.passwordWrong,
  code: SESSION_PROBLEMS.codeRefused,
  'must-have': SESSION_PROBLEMS.secondFactorKept,
  none: PROBLEMS.conflict,
  exists: PROBLEMS.conflict,
} as const
