import { PROBLEMS } from '@ehr/contracts'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import * as queries from './queries.ts'

export const siteRoutes = [
  handle(contract.listSites, list),
  handle(contract.createSite, create),
  handle(contract.updateSite, update),
]

async function list({ db }: RequestContext<typeof contract.listSites>) {
  return { items: await queries.listSites(db) }
}

async function create({ db, body, actor, audit }: RequestContext<typeof contract.createSite>) {
  await queries.lockSites(db)
  if (await queries.isNameTaken(db, body.name, undefined)) throw nameTaken()
  const row = await queries.insertSite(db, { ...body, createdBy: actor.userId, updatedBy: actor.userId })
  audit.record('location', row.id, row.version)
  return row
}

async function update(context: RequestContext<typeof contract.updateSite>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  await queries.lockSites(db)
  const before = await queries.findSite(db, params.siteId)
  if (before === undefined) throw new AppError(PROBLEMS.notFound)
  if (body.isActive && (await queries.isNameTaken(db, body.name, before.id))) throw nameTaken()
  if (!body.isActive && before.isActive && !(await queries.hasOtherSite(db, before.id))) {
    throw new AppError(contract.lastSite)
  }
  const change = { ...body, updatedBy: actor.userId }
  const row = await queries.updateSite(db, { id: before.id, version: expectedVersion }, change)
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('location', row.id, row.version)
  return row
}

function nameTaken(): AppError {
  const { title } = contract.siteNameTaken
  return new AppError(contract.siteNameTaken, undefined, [{ pointer: '/body/name', detail: title }])
}
