import { definePermissions, defineRoute, ROLES, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'

/** Signing in and out is everybody's: this feature has no permission of its own. */
export const permissions = definePermissions({})

export const DATA_CLASSES = ['synthetic', 'anonymized', 'phi'] as const
export type DataClass = (typeof DATA_CLASSES)[number]

const signedInUser = z.object({
  id: recordId,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** All that the roles allow, sorted: what the page offers, and what the API refuses otherwise. */
  permissions: z.array(z.string()),
})
export type SignedInUser = z.infer<typeof signedInUser>

const demoAccount = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  email: z.string(),
  password: z.string(),
})
export type DemoAccount = z.infer<typeof demoAccount>

const session = z.object({
  /** `null`: nobody is signed in. */
  user: z.nullable(signedInUser),
  clinic: z.object({
    name: z.string(),
    /** IANA name: the clinic's days and hours are told in it. */
    timeZone: z.string(),
    dataClass: z.enum(DATA_CLASSES),
  }),
  /** Empty unless the demo clinic is loaded. */
  demoAccounts: z.array(demoAccount),
})
export type Session = z.infer<typeof session>

const credentials = z.strictObject({
  email: z.string().check(z.trim(), z.email(), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(128)),
})
export type Credentials = z.infer<typeof credentials>

/** Who is signed in, and where: the first request of each page. */
export const getSession = defineRoute({
  operationId: 'session.get',
  method: 'GET',
  path: '/api/session',
  summary: 'Tells who is signed in, which clinic this is, and what its data is.',
  access: 'public',
  audit: 'none',
  response: session,
})

/** Refuses with SIGN_IN_FAILED whatever is wrong: which addresses have an account is not told. */
export const signIn = defineRoute({
  operationId: 'session.sign-in',
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in with e-mail and password; sets the session cookie.',
  access: 'public',
  audit: 'sign-in',
  body: credentials,
  response: session,
})

/** Answers the same when nobody was signed in. */
export const signOut = defineRoute({
  operationId: 'session.sign-out',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session; forgets the session cookie.',
  access: 'public',
  audit: 'sign-out',
  response: session,
})
