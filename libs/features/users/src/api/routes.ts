import { ROLES } from '@ehr/contracts'
import { handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { accountRoutes } from './account-routes.ts'
import { describeUser, describeUsers } from './describe-users.ts'
import * as queries from './queries.ts'
import { sessionRoutes } from './session-routes.ts'
import { writeRoutes } from './write-routes.ts'

export const routes = [
  handle(contract.searchUsers, search),
  handle(contract.getUser, get),
  handle(contract.listUserChoices, listChoices),
  handle(contract.listPermissions, listPermissions),
  ...writeRoutes,
  ...accountRoutes,
  ...sessionRoutes,
]

/** What orders the list. */
const searchKey = z.tuple([z.string(), z.guid()])

async function search(context: RequestContext<typeof contract.searchUsers>) {
  const { db, body, pager, audit } = context
  const { text, role, state, limit, cursor } = body
  const after = pager.after(cursor, searchKey)
  const filter = { text: text === '' ? undefined : text, role, state, after, limit: limit + 1 }
  const rows = await queries.listUsers(db, filter)
  const { items, ...next } = pager.page(rows, limit, (row) => [row.sortName, row.id])
  audit.patients([])
  audit.detail({ text, role, state })
  return { items: await describeUsers(context, items), ...next }
}

async function get(context: RequestContext<typeof contract.getUser>) {
  const user = await describeUser(context, context.params.userId)
  context.audit.record('app_user', user.id, user.version)
  return user
}

async function listChoices({ db }: RequestContext<typeof contract.listUserChoices>) {
  return { practitioners: await queries.listPractitioners(db) }
}

/** From what the API checks each request with: what it shows is what holds. */
async function listPermissions({ services }: RequestContext<typeof contract.listPermissions>) {
  const held = ROLES.map((role) => ({
    role,
    permissions: new Set<string>(services.auth.permissions([role])),
  }))
  const all = services.auth.permissions(ROLES)
  return {
    items: all.map((permission) => ({
      permission,
      roles: held.filter(({ permissions }) => permissions.has(permission)).map(({ role }) => role),
    })),
  }
}
