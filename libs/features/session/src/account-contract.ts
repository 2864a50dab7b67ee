import { defineRoute, instant, recordId } from '@ehr/contracts'
import * as z from 'zod/mini'
import { totpSetup } from './contract.ts'

const ownSession = z.object({
  id: recordId,
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
  isLocked: z.boolean(),
  signedInAt: instant,
  lastUsedAt: instant,
  clientAddress: z.nullable(z.string()),
  /** As the browser names itself. */
  userAgent: z.nullable(z.string()),
})
export type OwnSession = z.infer<typeof ownSession>

const account = z.object({
  name: z.string(),
  email: z.string(),
  secondFactor: z.object({
    isOn: z.boolean(),
    /** A role of this person's must have one: it cannot be turned off. */
    isDemanded: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
  sessions: z.array(ownSession),
  version: z.int(),
})
export type Account = z.infer<typeof account>

const password = z.string().check(z.minLength(1), z.maxLength(128))
const changed = z.object({ version: z.int() })
const withCodes = z.object({ version: z.int(), recoveryCodes: z.array(z.string()) })
const nothing = z.undefined()

/** One's own account: never anybody else's, whatever is asked. */
export const getAccount = defineRoute({
  operationId: 'account.get',
  method: 'GET',
  path: '/api/account',
  summary: 'Reads one’s own account with its sessions.',
  access: 'signed-in',
  audit: 'none',
  response: account,
})

export const endSession = defineRoute({
  operationId: 'account.end-session',
  method: 'DELETE',
  path: '/api/account/sessions/:sessionId',
  summary: 'Ends one of one’s own sessions.',
  access: 'signed-in',
  audit: 'sign-out',
  params: z.object({ sessionId: recordId }),
  response: nothing,
})

export const endOtherSessions = defineRoute({
  operationId: 'account.end-other-sessions',
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Ends all of one’s own sessions but this one.',
  access: 'signed-in',
  audit: 'sign-out',
  response: z.object({ ended: z.int() }),
})

export const changePassword = defineRoute({
  operationId: 'account.change-password',
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Changes one’s own password; the other sessions end.',
  access: 'signed-in',
  audit: 'update',
  body: z.strictObject({ password, newPassword: z.string().check(z.maxLength(500)) }),
  response: changed,
})

export const beginSecondFactor = defineRoute({
  operationId: 'account.begin-second-factor',
  method: 'POST',
  path: '/api/account/second-factor',
  summary: 'Makes the key of an authenticator, not in force before it is confirmed.',
  access: 'signed-in',
  audit: 'none',
  response: totpSetup,
})

export const confirmSecondFactor = defineRoute({
  operationId: 'account.confirm-second-factor',
  method: 'PUT',
  path: '/api/account/second-factor',
  summary:
    'Puts the authenticator in force with its first code and the password; answers the recovery codes, once.',
  access: 'signed-in',
  audit: 'update',
  body: z.strictObject({ password, code: z.string().check(z.trim(), z.minLength(6), z.maxLength(20)) }),
  response: withCodes,
})

export const removeSecondFactor = defineRoute({
  operationId: 'account.remove-second-factor',
  method: 'DELETE',
  path: '/api/account/second-factor',
  summary: 'Turns one’s own second factor off, where the role allows it.',
  access: 'signed-in',
  audit: 'update',
  body: z.strictObject({ password }),
  response: changed,
})

export const renewRecoveryCodes = defineRoute({
  operationId: 'account.renew-recovery-codes',
  method: 'PUT',
  path: '/api/account/recovery-codes',
  summary: 'Makes new recovery codes in place of all former ones; answers them, once.',
  access: 'signed-in',
  audit: 'update',
  body: z.strictObject({ password }),
  response: withCodes,
})
