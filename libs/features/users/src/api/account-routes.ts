import * as auth from '@ehr/auth'
import { PROBLEMS, type ProblemType } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import type {} from '@ehr/jobs'
import * as contract from '../contract.ts'
import { describeUser, getUserRow } from './describe-users.ts'

export const accountRoutes = [
  handle(contract.deactivateUser, deactivate),
  handle(contract.reactivateUser, reactivate),
  handle(contract.resetSecondFactor, resetSecondFactor),
  handle(contract.sendLink, sendLink),
]

const { inactiveAccount, lastAdministrator, nameMismatch, noSecondFactor, ownAccount } =
  contract.USER_PROBLEMS

async function deactivate(context: RequestContext<typeof contract.deactivateUser>) {
  const { db, body, audit } = context
  const user = await getOther(context)
  if (body.confirmName !== user.name.trim()) {
    const place = { pointer: '/body/confirmName', detail: nameMismatch.title }
    throw new AppError(nameMismatch, undefined, [place])
  }
  if (body.reason !== null) audit.reason(body.reason)
  return await changed(context, await auth.deactivateUser(db, changeOf(context)), PROBLEMS.conflict)
}

async function reactivate(context: RequestContext<typeof contract.reactivateUser>) {
  await getOther(context)
  const outcome = await auth.reactivateUser(context.db, changeOf(context))
  return await changed(context, outcome, PROBLEMS.conflict)
}

async function resetSecondFactor(context: RequestContext<typeof contract.resetSecondFactor>) {
  await getOther(context)
  const outcome = await auth.resetSecondFactor(context.db, changeOf(context))
  context.audit.detail({ secondFactor: 'reset' })
  return await changed(context, outcome, noSecondFactor)
}

/** Nobody learns the link here: it goes to the account's own address. */
async function sendLink(context: RequestContext<typeof contract.sendLink>) {
  const { db, services, audit, expectedVersion } = context
  const user = await getUserRow(db, context.params.userId)
  if (user.version !== expectedVersion) throw new AppError(PROBLEMS.stale)
  if (!user.isActive) throw new AppError(inactiveAccount)
  const mail = user.hasPassword ? 'recovery' : 'invitation'
  await services.jobs.queue(db, auth.accountMailJob, { userId: user.id, mail })
  audit.record('app_user', user.id, user.version)
  audit.detail({ mail })
  return await describeUser(context, user.id)
}

type ChangeContext = Pick<
  RequestContext<typeof contract.reactivateUser>,
  'db' | 'params' | 'actor' | 'expectedVersion' | 'audit' | 'services'
>

/** @throws AppError NOT_FOUND, or OWN_ACCOUNT: what ends one's own way in is never one's own doing. */
async function getOther({ db, params, actor }: ChangeContext) {
  const user = await getUserRow(db, params.userId)
  if (user.id === actor.userId.toLowerCase()) throw new AppError(ownAccount)
  return user
}

function changeOf({ params, actor, expectedVersion }: ChangeContext): auth.UserChangeRequest {
  return { userId: params.userId, by: actor.userId, expectedVersion }
}

async function changed(context: ChangeContext, outcome: auth.UserChange, unchanged: ProblemType) {
  const { params, audit } = context
  if (!outcome.ok) {
    const problems: Readonly<Record<typeof outcome.reason, ProblemType>> = {
      'not-found': PROBLEMS.notFound,
      stale: PROBLEMS.stale,
      'last-administrator': lastAdministrator,
      unchanged,
    }
    throw new AppError(problems[outcome.reason])
  }
  audit.record('app_user', params.userId, outcome.version)
  return await describeUser(context, params.userId)
}
