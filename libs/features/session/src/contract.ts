import { definePermissions, defineProblem, defineRoute, instant, ROLES, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'

/** Signing in and one's own account are everybody's: this feature has no permission of its own. */
export const permissions = definePermissions({})

export const DATA_CLASSES = ['synthetic', 'anonymized', 'phi'] as const
export type DataClass = (typeof DATA_CLASSES)[number]

/** Refusals of this feature; `places` of an unsuitable password hold one of PASSWORD_PROBLEMS as `detail`. */
export const SESSION_PROBLEMS = {
  codeRefused: defineProblem('CODE_REFUSED', 401, 'The code is wrong, or was used before'),
  stepExpired: defineProblem('STEP_EXPIRED', 401, 'That took too long; begin with the password again'),
  passwordWrong: defineProblem('PASSWORD_WRONG', 403, 'The password is wrong'),
  linkExpired: defineProblem('LINK_EXPIRED', 410, 'This link was used, or is too old'),
  secondFactorKept: defineProblem('SECOND_FACTOR_KEPT', 409, 'Your role must have a second factor'),
} as const

/** Why a password may not be chosen. */
export const PASSWORD_PROBLEMS = ['too-short', 'too-long', 'common', 'simple', 'personal'] as const

/** In characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

const signedInUser = z.object({
  id: recordId,
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** All that the roles allow, sorted: what the page offers, and what the API refuses otherwise. */
  permissions: z.array(z.string()),
  /** Seconds without use after which the session is locked. */
  idleSeconds: z.int(),
  /** When the session ends, whatever is done. */
  endsAt: instant,
})
export type SignedInUser = z.infer<typeof signedInUser>

const demoAccount = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  email: z.string(),
  password: z.string(),
})
export type DemoAccount = z.infer<typeof demoAccount>

const clinic = z.object({
  name: z.string(),
  /** IANA name: the clinic's days and hours are told in it. */
  timeZone: z.string(),
  dataClass: z.enum(DATA_CLASSES),
  /** Languages that the interface offers; empty: all that it has. */
  languages: z.array(z.string()),
  /** For whom none of their own is offered. */
  defaultLanguage: z.string(),
  /** Of everything but clinical values, which are Latin: `latn`, or `arab` for a language’s own. */
  digits: z.enum(['latn', 'arab']),
  /** Which picture is the logo, at `/api/clinic-logo`; `null`: there is none. */
  logo: z.nullable(z.string()),
})
export type Clinic = z.infer<typeof clinic>

const session = z.object({
  /** `null`: nobody is signed in. */
  user: z.nullable(signedInUser),
  /** `null`: the installation is not set up yet. */
  clinic: z.nullable(clinic),
  /** Empty unless the demo clinic is loaded. */
  demoAccounts: z.array(demoAccount),
})
export type Session = z.infer<typeof session>

/** What is awaited before there is a session: a code, or that an authenticator is set up. */
export const STEPS = ['second-factor', 'enrolment'] as const
export type Step = (typeof STEPS)[number]

const signInAnswer = z.extend(session, {
  /** `null`: signed in. */
  awaits: z.nullable(z.enum(STEPS)),
})
export type SignInAnswer = z.infer<typeof signInAnswer>

const email = z.string().check(z.trim(), z.email(), z.maxLength(254))
const password = z.string().check(z.minLength(1), z.maxLength(128))
/** Six digits of an authenticator, or a recovery code. */
const code = z.string().check(z.trim(), z.minLength(6), z.maxLength(20))

const credentials = z.strictObject({ email, password })
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
  summary: 'Signs in with e-mail and password; sets the session cookie, or says what is awaited besides.',
  access: 'public',
  audit: 'sign-in',
  body: credentials,
  response: signInAnswer,
})

/** The second step where `signIn` awaits a second factor. */
export const giveSecondFactor = defineRoute({
  operationId: 'session.second-factor',
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Gives the code that signing in awaits; sets the session cookie.',
  access: 'public',
  audit: 'sign-in',
  body: z.strictObject({ code }),
  response: session,
})

/** How to set an authenticator up: typed, or scanned as a picture of `uri`. */
export const totpSetup = z.object({ secret: z.string(), uri: z.string() })
export type TotpSetup = z.infer<typeof totpSetup>

/** The second step where `signIn` awaits that an authenticator is set up. */
export const beginEnrolment = defineRoute({
  operationId: 'session.begin-enrolment',
  method: 'POST',
  path: '/api/session/enrolment',
  summary: 'Makes the key of an authenticator for who must have one before signing in.',
  access: 'public',
  audit: 'none',
  response: totpSetup,
})

/** The recovery codes are shown in this answer only. */
export const confirmEnrolment = defineRoute({
  operationId: 'session.confirm-enrolment',
  method: 'POST',
  path: '/api/session/enrolment/confirmation',
  summary: 'Confirms the authenticator with its first code; sets the session cookie.',
  access: 'public',
  audit: 'sign-in',
  body: z.strictObject({ code }),
  response: z.object({ session, recoveryCodes: z.array(z.string()) }),
})

/** Answers the same when nobody was signed in. */
export const lockSession = defineRoute({
  operationId: 'session.lock',
  method: 'POST',
  path: '/api/session/lock',
  summary: 'Locks the session until its user gives the password again.',
  access: 'public',
  audit: 'sign-out',
  response: z.undefined(),
})

/** Refuses with UNAUTHENTICATED where the session is over: then somebody signs in. */
export const resumeSession = defineRoute({
  operationId: 'session.resume',
  method: 'POST',
  path: '/api/session/resume',
  summary: 'Opens a locked session again with the password of its user.',
  access: 'public',
  audit: 'sign-in',
  body: z.strictObject({ password }),
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

/** Answers the same whether or not the address has an account. */
export const askRecovery = defineRoute({
  operationId: 'session.ask-recovery',
  method: 'POST',
  path: '/api/session/recovery',
  summary: 'Has a link for a new password mailed to an address, if it has an account.',
  access: 'public',
  audit: 'none',
  body: z.strictObject({ email }),
  response: z.undefined(),
})

/** Ends all sessions of the account; the second factor stays. */
export const setPassword = defineRoute({
  operationId: 'session.set-password',
  method: 'POST',
  path: '/api/session/password',
  summary: 'Sets a password by a link of a mail, once.',
  access: 'public',
  audit: 'sign-in',
  body: z.strictObject({
    token: z.string().check(z.minLength(1), z.maxLength(100)),
    password: z.string().check(z.maxLength(500)),
  }),
  response: z.undefined(),
})
