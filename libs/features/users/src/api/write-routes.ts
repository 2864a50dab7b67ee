import { inviteUser as inviteAccount, isLastAdministrator, lockAdministrators } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import type {} from '@ehr/jobs'
import * as contract from '../contract.ts'
import { describeUser, getUserRow } from './describe-users.ts'
import * as queries from './queries.ts'

export const writeRoutes = [handle(contract.inviteUser, invite), handle(contract.updateUser, update)]

const { emailTaken, lastAdministrator, ownAccount, unknownPlace } = contract.USER_PROBLEMS

async function invite(context: RequestContext<typeof contract.inviteUser>) {
  const { db, body, actor, services, audit } = context
  await assertPlaces(db, body)
  const language = body.language ?? (await queries.findDefaultLanguage(db))
  const invited = await inviteAccount(db, {
    jobs: services.jobs,
    account: {
      name: body.name,
      email: body.email,
      roles: [...new Set(body.roles.map(({ role }) => role))],
      practitionerId: body.practitionerId ?? undefined,
      language,
      createdBy: actor.userId,
    },
  })
  if (!invited.ok) {
    const place = { pointer: '/body/email', detail: emailTaken.title }
    throw new AppError(emailTaken, undefined, [place])
  }
  const { userId } = invited
  await queries.replaceGrants(db, { userId, grants: body.roles, grantedBy: actor.userId })
  audit.record('app_user', userId, invited.version)
  audit.changed('roles', [], grantWords(body.roles))
  return await describeUser(context, userId)
}

async function update(context: RequestContext<typeof contract.updateUser>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  await lockAdministrators(db)
  const before = await getUserRow(db, params.userId)
  const held = await queries.listGrants(db, [before.id])
  await assertPlaces(db, body, { grants: held, practitionerId: before.practitionerId })
  const isChange = grantWords(held).join() !== grantWords(body.roles).join()
  // Who treats patients as whom opens restricted charts: it is a right like a role.
  const isRight = isChange || before.practitionerId !== (body.practitionerId ?? null)
  if (isRight && before.id === actor.userId.toLowerCase()) throw new AppError(ownAccount)
  const staysAdministrator = body.roles.some(({ role }) => role === 'administrator')
  if (!staysAdministrator && (await isLastAdministrator(db, before.id))) throw new AppError(lastAdministrator)
  const { name, practitionerId } = body
  const version = await queries.updateUser(db, {
    ...{ id: before.id, version: expectedVersion, name, practitionerId },
    updatedBy: actor.userId,
  })
  if (version === undefined) throw new AppError(PROBLEMS.stale)
  await queries.replaceGrants(db, { userId: before.id, grants: body.roles, grantedBy: actor.userId })
  audit.record('app_user', before.id, version)
  if (isChange) audit.changed('roles', grantWords(held), grantWords(body.roles))
  return await describeUser(context, before.id)
}

/** What an account has already; it may stay though it is out of use now. */
interface Kept {
  readonly grants: readonly queries.Grant[]
  readonly practitionerId: string | null
}

const NOTHING: Kept = { grants: [], practitionerId: null }

/** @throws AppError UNKNOWN_PLACE at each site and practitioner that is not there or not in use. */
async function assertPlaces(db: Db, wanted: contract.UserInput, kept: Kept = NOTHING): Promise<void> {
  const known = new Set([
    ...kept.grants.flatMap(({ siteId }) => siteId ?? []),
    ...(await queries.listActiveSites(db, siteIdsOf(wanted.roles))),
  ])
  const places = wanted.roles.flatMap(({ siteId }, index) =>
    siteId === null || known.has(siteId.toLowerCase())
      ? []
      : [{ pointer: `/body/roles/${index}/siteId`, detail: unknownPlace.title }],
  )
  const { practitionerId } = wanted
  const isKnown =
    practitionerId === null ||
    practitionerId.toLowerCase() === kept.practitionerId ||
    (await queries.isActivePractitioner(db, practitionerId))
  if (!isKnown) places.push({ pointer: '/body/practitionerId', detail: unknownPlace.title })
  if (places.length > 0) throw new AppError(unknownPlace, undefined, places)
}

function siteIdsOf(grants: readonly queries.Grant[]): string[] {
  return grants.flatMap(({ siteId }) => siteId ?? [])
}

/** Roles as the audit trail shows them, in a stable order: `nurse`, `nurse at <site>`. */
function grantWords(grants: readonly queries.Grant[]): string[] {
  return grants
    .map(({ role, siteId }) => (siteId === null ? role : `${role} at ${siteId.toLowerCase()}`))
    .sort()
}
