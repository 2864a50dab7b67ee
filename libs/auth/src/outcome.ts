import type { Identity } from '@ehr/http'
import type { PasswordProblem } from './passwords/password-rules.ts'
import type { TotpSetup } from './second-factor/totp.ts'
import type { Step } from './sign-in-steps.ts'

/**
 * Why somebody was not let in. All but `throttled` and `expired` are told as one thing to the client; which one it
 * was is for the audit trail.
 */
export type RefusalReason = 'account' | 'inactive' | 'password' | 'code' | 'session' | 'expired' | 'throttled'

export interface Refusal {
  readonly ok: false
  readonly reason: RefusalReason
  readonly userId: string | undefined
  /** With `throttled`: when to try again. */
  readonly retryAfterS?: number
}

export interface SignedIn {
  readonly ok: true
  readonly identity: Identity
  readonly setCookies: readonly string[]
}

/** The password was right and something else is awaited; there is no session yet. */
export interface AwaitsStep {
  readonly ok: true
  readonly step: Step
  readonly userId: string
  readonly setCookies: readonly string[]
}

/** What came of an attempt to sign in. */
export type SignInOutcome = SignedIn | AwaitsStep | Refusal

export type EnrolmentOutcome = { ok: true; setup: TotpSetup } | Refusal

/** A confirmed second factor, with the codes that are shown once. */
export type ConfirmationOutcome = (SignedIn & { readonly recoveryCodes: readonly string[] }) | Refusal

/** What came of choosing a password by a link. */
export type SetPasswordOutcome =
  | { ok: true; userId: string; version: number; setCookies: readonly string[] }
  | { ok: false; reason: 'expired'; userId: undefined }
  | { ok: false; reason: 'throttled'; userId: undefined; retryAfterS: number }
  | { ok: false; reason: 'unsuitable'; userId: string; problem: PasswordProblem }
