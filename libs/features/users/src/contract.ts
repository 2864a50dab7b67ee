import {
  definePermissions,
  defineProblem,
  defineRoute,
  instant,
  pageOf,
  pageRequest,
  ROLES,
  recordId,
  recordVersion,
  text,
} from '@ehr/contracts'
import * as z from 'zod/mini'

export const permissions = definePermissions({
  'users:read': ['administrator', 'auditor'],
  'users:write': ['administrator'],
})

/** Refusals of this feature. */
export const USER_PROBLEMS = {
  emailTaken: defineProblem('EMAIL_TAKEN', 409, 'This address has an account'),
  ownAccount: defineProblem('OWN_ACCOUNT', 409, 'Another administrator must do this to your account'),
  lastAdministrator: defineProblem('LAST_ADMINISTRATOR', 409, 'The clinic needs an active administrator'),
  nameMismatch: defineProblem('NAME_MISMATCH', 422, 'The name is not that of the account'),
  unknownPlace: defineProblem('UNKNOWN_PLACE', 422, 'There is no such site or practitioner in use'),
  inactiveAccount: defineProblem('INACTIVE_ACCOUNT', 409, 'The account is deactivated'),
  noSecondFactor: defineProblem('NO_SECOND_FACTOR', 409, 'The account has no second factor'),
} as const

export const USER_STATES = ['active', 'inactive', 'all'] as const

const grant = z.object({
  role: z.enum(ROLES),
  /** Site that the role is held at; null: everywhere. */
  siteId: z.nullable(recordId),
})

const user = z.object({
  id: recordId,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.extend(grant, { siteName: z.nullable(z.string()) })),
  isActive: z.boolean(),
  /** Whether a password was set: the invitation was followed. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** A role of theirs must have one. */
  mustHaveSecondFactor: z.boolean(),
  /** Strangers guessed too often: only browsers that the account has used may try now. */
  isLocked: z.boolean(),
  lastSignInAt: z.nullable(instant),
  practitionerId: z.nullable(recordId),
  practitionerName: z.nullable(z.string()),
  version: recordVersion,
})
export type User = z.infer<typeof user>

/** Finds users by a part of name or address; a POST, since people's names are in no address. */
export const searchUsers = defineRoute({
  operationId: 'users.search',
  method: 'POST',
  path: '/api/users/search',
  summary: 'Lists accounts by name, address, role and state.',
  access: 'users:read',
  audit: 'search',
  body: z.extend(z.strictObject(pageRequest.shape), {
    text: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    role: z.optional(z.enum(ROLES)),
    state: z._default(z.enum(USER_STATES), 'active'),
  }),
  response: pageOf(user),
})

export const getUser = defineRoute({
  operationId: 'users.get',
  method: 'GET',
  path: '/api/users/:userId',
  summary: 'Reads an account.',
  access: 'users:read',
  audit: 'read',
  params: z.object({ userId: recordId }),
  response: user,
})

const grants = z
  .array(z.strictObject(grant.shape))
  .check(z.minLength(1, 'At least one role'), z.maxLength(50), z.refine(areDistinct, 'The same role twice'))

const userInput = z.strictObject({
  name: text(120),
  /** Each role at a site or everywhere. */
  roles: grants,
  /** Who the account treats patients as. */
  practitionerId: z.nullable(recordId),
})
export type UserInput = z.infer<typeof userInput>

export const inviteUser = defineRoute({
  operationId: 'users.invite',
  method: 'POST',
  path: '/api/users',
  summary: 'Makes an account and mails it a link, good once, to choose a password.',
  access: 'users:write',
  audit: 'create',
  body: z.extend(userInput, {
    email: z.string().check(z.trim(), z.email(), z.maxLength(254)),
    /** Of mails to the account; null: the installation's. */
    language: z.nullable(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))),
  }),
  response: user,
})

/** One's own roles are another administrator's to change. */
export const updateUser = defineRoute({
  operationId: 'users.update',
  method: 'PUT',
  path: '/api/users/:userId',
  summary: 'Changes name, roles and practitioner of an account.',
  access: 'users:write',
  audit: 'update',
  params: z.object({ userId: recordId }),
  body: userInput,
  response: user,
})

/** Never one's own account, never the last active administrator's. */
export const deactivateUser = defineRoute({
  operationId: 'users.deactivate',
  method: 'POST',
  path: '/api/users/:userId/deactivation',
  summary: 'Keeps an account from signing in and ends its sessions; confirmed by its name.',
  access: 'users:write',
  audit: 'update',
  params: z.object({ userId: recordId }),
  body: z.strictObject({ confirmName: text(120), reason: z.nullable(text(500)) }),
  response: user,
})

export const reactivateUser = defineRoute({
  operationId: 'users.reactivate',
  method: 'DELETE',
  path: '/api/users/:userId/deactivation',
  summary: 'Lets a deactivated account sign in again.',
  access: 'users:write',
  audit: 'update',
  params: z.object({ userId: recordId }),
  response: user,
})

export const resetSecondFactor = defineRoute({
  operationId: 'users.reset-second-factor',
  method: 'DELETE',
  path: '/api/users/:userId/second-factor',
  summary: 'Takes the second factor of an account away, and ends its sessions.',
  access: 'users:write',
  audit: 'update',
  params: z.object({ userId: recordId }),
  response: user,
})

/** The former link is of no use afterwards. */
export const sendLink = defineRoute({
  operationId: 'users.send-link',
  method: 'POST',
  path: '/api/users/:userId/link',
  summary: 'Mails an account a link for a new password, or the invitation once more.',
  access: 'users:write',
  audit: 'update',
  params: z.object({ userId: recordId }),
  response: user,
})

const userSession = z.object({
  id: recordId,
  isLocked: z.boolean(),
  signedInAt: instant,
  lastUsedAt: instant,
  clientAddress: z.nullable(z.string()),
  userAgent: z.nullable(z.string()),
})
export type UserSession = z.infer<typeof userSession>

export const listUserSessions = defineRoute({
  operationId: 'users.list-sessions',
  method: 'GET',
  path: '/api/users/:userId/sessions',
  summary: 'Lists where an account is signed in.',
  access: 'users:read',
  audit: 'read',
  params: z.object({ userId: recordId }),
  response: z.object({ items: z.array(userSession) }),
})

/** A session of somebody else is not found here, whoever has it. */
export const endUserSession = defineRoute({
  operationId: 'users.end-session',
  method: 'DELETE',
  path: '/api/users/:userId/sessions/:sessionId',
  summary: 'Ends one session of an account.',
  access: 'users:write',
  audit: 'sign-out',
  params: z.object({ userId: recordId, sessionId: recordId }),
  response: z.undefined(),
})

/** What a form for an account chooses from. */
export const listUserChoices = defineRoute({
  operationId: 'users.list-choices',
  method: 'GET',
  path: '/api/user-choices',
  summary: 'Lists the practitioners that an account may be linked with.',
  access: 'users:read',
  audit: 'none',
  response: z.object({ practitioners: z.array(z.object({ id: recordId, name: z.string() })) }),
})

/** Every permission of every feature, with the roles that hold it: what the API itself checks. */
export const listPermissions = defineRoute({
  operationId: 'users.list-permissions',
  method: 'GET',
  path: '/api/permissions',
  summary: 'Lists all permissions and the roles that hold them.',
  access: 'users:read',
  audit: 'none',
  response: z.object({
    items: z.array(z.object({ permission: z.string(), roles: z.array(z.enum(ROLES)) })),
  }),
})

/** Addresses of the screens. */
export const userPaths = {
  list: '/users',
  matrix: '/users/matrix',
  invite: '/users/new',
  edit: (userId: string) => `/users/${userId}`,
} as const

function areDistinct(list: readonly z.infer<typeof grant>[]): boolean {
  return new Set(list.map(({ role, siteId }) => `${role} ${siteId?.toLowerCase()}`)).size === list.length
}
