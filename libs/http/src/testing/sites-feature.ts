import { definePermissions, defineRoute, PROBLEMS, pageOf, pageRequest, recordId, text } from '@ehr/contracts'
import type {} from '@ehr/db-migrations/tables/location'
import * as z from 'zod/mini'
import type { ApiFeature } from '../api-feature.ts'
import { AppError } from '../app-error.ts'
import { handle } from '../handle.ts'
import type { RequestContext } from '../request-context.ts'

/*
 * A feature as small as one can be, on the table `location`: the tests of the framework and of the API run it, since
 * what they hold must not depend on any clinical feature.
 */

const permissions = definePermissions({
  'sites:read': ['administrator', 'nurse'],
  'sites:write': ['administrator'],
})

const site = z.object({ id: recordId, name: z.string(), version: z.int() })
const siteInput = z.strictObject({ name: text(80), timeZone: z._default(text(60), 'UTC') })
const siteParams = z.object({ siteId: recordId })

export const listSites = defineRoute({
  operationId: 'sites.list',
  method: 'GET',
  path: '/api/sites',
  summary: 'Lists the sites by name.',
  access: 'sites:read',
  audit: 'none',
  query: pageRequest,
  response: pageOf(site),
})

export const searchSites = defineRoute({
  operationId: 'sites.search',
  method: 'POST',
  path: '/api/sites/search',
  summary: 'Finds sites by a part of their name.',
  access: 'sites:read',
  audit: 'search',
  body: z.strictObject({ text: text(80) }),
  response: z.object({ items: z.array(site) }),
})

export const getSite = defineRoute({
  operationId: 'sites.get',
  method: 'GET',
  path: '/api/sites/:siteId',
  summary: 'Reads one site.',
  access: 'sites:read',
  audit: 'read',
  params: siteParams,
  response: site,
})

export const createSite = defineRoute({
  operationId: 'sites.create',
  method: 'POST',
  path: '/api/sites',
  summary: 'Makes a site.',
  access: 'sites:write',
  audit: 'create',
  body: siteInput,
  response: site,
})

export const renameSite = defineRoute({
  operationId: 'sites.rename',
  method: 'PUT',
  path: '/api/sites/:siteId',
  summary: 'Gives a site another name.',
  access: 'sites:write',
  audit: 'update',
  params: siteParams,
  body: z.strictObject({ name: text(80) }),
  response: site,
})

/** Reads and notes nothing: what the framework must not let pass. */
export const forgetSite = defineRoute({
  operationId: 'sites.forget',
  method: 'GET',
  path: '/api/sites/:siteId/forgetful',
  summary: 'Reads one site without a word to the audit trail.',
  access: 'sites:read',
  audit: 'read',
  params: siteParams,
  response: site,
})

export const sitesFeature: ApiFeature = {
  name: 'sites',
  permissions,
  routes: [
    handle(listSites, list),
    handle(searchSites, search),
    handle(getSite, get),
    handle(createSite, create),
    handle(renameSite, rename),
    handle(forgetSite, ({ db, params }) => getRow(db, params.siteId)),
  ],
}

const COLUMNS = ['id', 'name', 'version'] as const
type Db = RequestContext<typeof getSite>['db']

async function list({ db, query, pager }: RequestContext<typeof listSites>) {
  const after = pager.after(query.cursor, z.tuple([z.string(), recordId]))
  const rows = await db
    .selectFrom('location')
    .select(COLUMNS)
    .$if(after !== undefined, (select) =>
      select.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('name', 'id'), '>', tuple(after?.[0] ?? '', after?.[1] ?? '')),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  return pager.page(rows, query.limit, (row) => [row.name, row.id])
}

async function search({ db, body, audit }: RequestContext<typeof searchSites>) {
  audit.patients([])
  audit.detail({ text: body.text })
  const pattern = `%${body.text}%`
  return { items: await db.selectFrom('location').select(COLUMNS).where('name', 'like', pattern).execute() }
}

async function get({ db, params, audit }: RequestContext<typeof getSite>) {
  const row = await getRow(db, params.siteId)
  audit.record('location', row.id, row.version)
  return row
}

async function create({ db, body, actor, audit }: RequestContext<typeof createSite>) {
  const values = { ...body, createdBy: actor.userId, updatedBy: actor.userId }
  const row = await db.insertInto('location').values(values).returning(COLUMNS).executeTakeFirstOrThrow()
  audit.record('location', row.id, row.version)
  return row
}

async function rename(context: RequestContext<typeof renameSite>) {
  const { db, params, body, actor, expectedVersion, audit } = context
  await getRow(db, params.siteId)
  const row = await db
    .updateTable('location')
    .set({ name: body.name, updatedBy: actor.userId })
    .where('id', '=', params.siteId)
    .where('version', '=', expectedVersion)
    .returning(COLUMNS)
    .executeTakeFirst()
  if (row === undefined) throw new AppError(PROBLEMS.stale)
  audit.record('location', row.id, row.version)
  return row
}

async function getRow(db: Db, id: string) {
  const row = await db.selectFrom('location').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  return row
}
