import { createHash } from 'node:crypto'
import { PROBLEMS, ROLES } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { findPictureKind } from './picture-kind.ts'
import * as queries from './queries.ts'

export const settingsRoutes = [
  handle(contract.getSettings, get),
  handle(contract.updateSettings, update),
  handle(contract.getLogo, getLogo),
  handle(contract.setLogo, setLogo),
  handle(contract.removeLogo, removeLogo),
]

async function get({ db }: RequestContext<typeof contract.getSettings>) {
  return toSettings(await getInstallation(db))
}

async function update(context: RequestContext<typeof contract.updateSettings>) {
  const { mrnPrefix, languages, secondFactorRoles, ...body } = context.body
  return await change(context, {
    ...body,
    mrnPrefix: mrnPrefix ?? '',
    languages: languages.length === 0 ? null : languages,
    secondFactorRoles,
  })
}

async function setLogo(context: RequestContext<typeof contract.setLogo>) {
  const { db, actor, body } = context
  const content = Buffer.from(body.content, 'base64')
  const kind = findPictureKind(content)
  const { bytes, pixels } = contract.LOGO_LIMITS
  if (kind === undefined || content.length > bytes) throw notAPicture()
  if (Math.min(kind.width, kind.height) < 1 || Math.max(kind.width, kind.height) > pixels) throw notAPicture()
  const sha256 = createHash('sha256').update(content).digest('hex')
  await queries.insertLogo(db, { sha256, mediaType: kind.mediaType, content, createdBy: actor.userId })
  return await change(context, { logoSha256: sha256 })
}

async function removeLogo(context: RequestContext<typeof contract.removeLogo>) {
  return await change(context, { logoSha256: null })
}

async function getLogo({ db, http }: RequestContext<typeof contract.getLogo>): Promise<unknown> {
  const logo = await queries.findLogo(db)
  if (logo === undefined) throw new AppError(PROBLEMS.notFound)
  http.setHeader('content-type', logo.mediaType)
  http.setHeader('x-content-type-options', 'nosniff')
  // Opened by itself it is a picture and nothing that could act.
  http.setHeader('content-security-policy', "default-src 'none'; sandbox")
  return logo.content
}

type WriteContext = Pick<
  RequestContext<typeof contract.updateSettings>,
  'db' | 'actor' | 'expectedVersion' | 'audit'
>

async function change(
  { db, actor, expectedVersion, audit }: WriteContext,
  values: Parameters<typeof queries.updateInstallation>[2],
) {
  const { id } = await getInstallation(db)
  const row = await queries.updateInstallation(db, expectedVersion, { ...values, updatedBy: actor.userId })
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('installation', id, row.version)
  return toSettings(row)
}

async function getInstallation(db: Db): Promise<queries.InstallationRow> {
  const row = await queries.findInstallation(db)
  if (row === undefined) throw new AppError(PROBLEMS.notFound, 'The installation is not set up yet.')
  return row
}

function toSettings(row: queries.InstallationRow): contract.Settings {
  return {
    clinicName: row.clinicName,
    timeZone: row.timeZone,
    mrnPrefix: row.mrnPrefix === '' ? null : row.mrnPrefix,
    mrnDigits: row.mrnDigits,
    languages: row.languages ?? [],
    defaultLanguage: row.defaultLanguage,
    digits: row.digits,
    idleMinutes: row.idleMinutes,
    sessionHours: row.sessionHours,
    secondFactorRoles: ROLES.filter((role) => row.secondFactorRoles.includes(role)),
    careRelationDays: row.careRelationDays,
    breakGlassHours: row.breakGlassHours,
    namesStaffInReports: row.namesStaffInReports,
    logo: row.logoSha256,
    version: row.version,
  }
}

function notAPicture(): AppError {
  return new AppError(contract.notAPicture, undefined, [
    { pointer: '/body/content', detail: contract.notAPicture.title },
  ])
}
