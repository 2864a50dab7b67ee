import type { AwaitsStep, Refusal, SignedIn } from '@ehr/auth'
import { AppError, type AuditNotes, type HttpExchange, handle, type RequestContext } from '@ehr/http'
import type {} from '@ehr/jobs'
import * as contract from '../contract.ts'
import { refusalOfSignIn, tooMany, unsuitablePassword } from './refusals.ts'
import { readSession } from './session-answer.ts'

export const routes = [
  handle(contract.getSession, getSession),
  handle(contract.signIn, signIn),
  handle(contract.giveSecondFactor, giveSecondFactor),
  handle(contract.beginEnrolment, beginEnrolment),
  handle(contract.confirmEnrolment, confirmEnrolment),
  handle(contract.lockSession, lockSession),
  handle(contract.resumeSession, resumeSession),
  handle(contract.signOut, signOut),
  handle(contract.askRecovery, askRecovery),
  handle(contract.setPassword, setPassword),
]

async function getSession({ db, services, actor, http }: RequestContext<typeof contract.getSession>) {
  return await readSession({ db, auth: services.auth, identity: actor, visitor: http })
}

async function signIn({ db, services, body, audit, http }: RequestContext<typeof contract.signIn>) {
  const outcome = admitted(await services.auth.signIn(body, http), audit, http)
  if (!('step' in outcome))
    return { ...(await entered(outcome, { db, services, http, audit })), awaits: null }
  setCookies(outcome, http)
  audit.actor({ userId: outcome.userId })
  audit.detail({ awaits: outcome.step })
  const session = await readSession({ db, auth: services.auth, identity: undefined, visitor: http })
  return { ...session, awaits: outcome.step }
}

async function giveSecondFactor(context: RequestContext<typeof contract.giveSecondFactor>) {
  const { services, body, audit, http } = context
  const outcome = admitted(await services.auth.giveSecondFactor(body.code, http), audit, http)
  if ('step' in outcome) throw new Error('A second factor led to another step.')
  return await entered(outcome, context)
}

async function beginEnrolment({ services, http }: RequestContext<typeof contract.beginEnrolment>) {
  const outcome = await services.auth.beginEnrolment(http)
  if (!outcome.ok) throw refusalOfSignIn(outcome, http)
  return outcome.setup
}

async function confirmEnrolment(context: RequestContext<typeof contract.confirmEnrolment>) {
  const { services, body, audit, http } = context
  const outcome = admitted(await services.auth.confirmEnrolment(body.code, http), audit, http)
  audit.detail({ secondFactor: 'set up' })
  return { session: await entered(outcome, context), recoveryCodes: [...outcome.recoveryCodes] }
}

async function lockSession({ services, http, audit }: RequestContext<typeof contract.lockSession>) {
  const identity = await services.auth.lock(http)
  if (identity !== undefined) audit.actor(identity)
  audit.detail({ locked: identity !== undefined })
  return undefined
}

async function resumeSession(context: RequestContext<typeof contract.resumeSession>) {
  const { services, body, audit, http } = context
  const outcome = admitted(await services.auth.resume(body.password, http), audit, http)
  audit.detail({ resumed: true })
  return await entered(outcome, context)
}

async function signOut({ db, services, http }: RequestContext<typeof contract.signOut>) {
  http.setHeader('set-cookie', await services.auth.signOut(http))
  return await readSession({ db, auth: services.auth, identity: undefined, visitor: http })
}

async function askRecovery({ services, body, http }: RequestContext<typeof contract.askRecovery>) {
  const { email } = body
  const outcome = await services.auth.askRecovery({ email, jobs: services.jobs }, http)
  if (!outcome.ok) throw tooMany(outcome, http)
  return undefined
}

async function setPassword({ services, body, audit, http }: RequestContext<typeof contract.setPassword>) {
  const outcome = await services.auth.setPassword(body, http)
  if (outcome.userId !== undefined) audit.actor({ userId: outcome.userId })
  if (!outcome.ok && outcome.reason === 'throttled') throw tooMany(outcome, http)
  if (!outcome.ok && outcome.reason === 'unsuitable')
    throw unsuitablePassword('/body/password', outcome.problem)
  if (!outcome.ok) throw new AppError(contract.SESSION_PROBLEMS.linkExpired)
  audit.detail({ password: 'set by a link' })
  audit.record('app_user', outcome.userId, outcome.version)
  setCookies(outcome, http)
  return undefined
}

/** Passes on who was let in; who was not is named in the audit trail and refused. */
function admitted<Outcome extends SignedIn | AwaitsStep>(
  outcome: Outcome | Refusal,
  audit: AuditNotes,
  http: HttpExchange,
): Outcome {
  if (outcome.ok) return outcome
  if (outcome.userId !== undefined) audit.actor({ userId: outcome.userId })
  audit.detail({ refusedFor: outcome.reason })
  throw refusalOfSignIn(outcome, http)
}

type Entry = Pick<RequestContext<typeof contract.getSession>, 'db' | 'services' | 'http' | 'audit'>

async function entered(outcome: SignedIn, { db, services, http, audit }: Entry) {
  setCookies(outcome, http)
  audit.actor(outcome.identity)
  const { identity } = outcome
  return await readSession({
    db,
    auth: services.auth,
    identity,
    visitor: withCookies(outcome.setCookies),
  })
}

function setCookies({ setCookies: cookies }: { setCookies: readonly string[] }, http: HttpExchange): void {
  for (const cookie of cookies) http.setHeader('set-cookie', cookie)
}

/** The visitor as of the next request: with the cookies that this answer sets. */
function withCookies(cookies: readonly string[]) {
  const headers = new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })
  return { headers }
}
