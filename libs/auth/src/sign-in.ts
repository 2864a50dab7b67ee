import { type Credential, findCredential, findCredentialByEmail } from './account-rows.ts'
import { signInEmail } from './accounts.ts'
import { admitGuess, type Guess, settleGuess } from './attempts/guess.ts'
import type { AuthParts } from './auth-parts.ts'
import type { ConfirmationOutcome, EnrolmentOutcome, Refusal, SignInOutcome } from './outcome.ts'
import { verifyPassword } from './passwords/password-hash.ts'
import { forgetCookie, setCookie } from './sessions/cookie.ts'
import { openSession } from './sessions/open-session.ts'
import { beginStep, countStepAttempt, endStep, endStepsOf, findStep, type Step } from './sign-in-steps.ts'
import { readCarried, type Visitor } from './visitor.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** The ways in: password, then second factor where the account has one or must have one. */
export interface SignIn {
  /** Takes as long, and answers the same, for an unknown address and for a wrong password. */
  signIn(credentials: Credentials, visitor: Visitor): Promise<SignInOutcome>
  /** Gives the code that `signIn` asked for: of the authenticator, or a recovery code. */
  giveSecondFactor(code: string, visitor: Visitor): Promise<SignInOutcome>
  /** Sets an authenticator up for who must have one; nothing else is open to them before. */
  beginEnrolment(visitor: Visitor): Promise<EnrolmentOutcome>
  /** Confirms the authenticator with its first code, and signs in. */
  confirmEnrolment(code: string, visitor: Visitor): Promise<ConfirmationOutcome>
}

export function createSignIn(parts: AuthParts): SignIn {
  const { db, cookies, secondFactors, now } = parts

  /** Whoever came as far as this step with this browser, if a code may be tried now. */
  async function admitCode(step: Step, visitor: Visitor): Promise<AdmittedCode | Refusal> {
    const token = readCarried(visitor, cookies).step
    const found = await findStep(db, { token, step, now: now() })
    const account = found && (await findCredential(db, found.userId))
    if (token === undefined || account === undefined) return refused('expired', found?.userId)
    if (!account.isActive) return refused('inactive', account.userId)
    const guess = await admitGuess(parts, account, visitor)
    if (!guess.ok) return refused('throttled', account.userId, guess.retryAfterS)
    if (!(await countStepAttempt(db, token))) return refused('expired', account.userId)
    return { ok: true, token, account, guess }
  }

  async function enter(account: Credential, guess: Guess, visitor: Visitor) {
    await settleGuess(parts, guess)
    return await openSession(parts, account, visitor)
  }

  return {
    async signIn({ email, password }, visitor) {
      const account = await findCredentialByEmail(db, email)
      const guess = await admitGuess(parts, { email: signInEmail(email), userId: account?.userId }, visitor)
      if (!guess.ok) return refused('throttled', account?.userId, guess.retryAfterS)
      const isRight = await verifyPassword(account?.password, password)
      if (account === undefined) return refused('account')
      if (!isRight) return refused('password', account.userId)
      if (!account.isActive) return refused('inactive', account.userId)
      const step = stepOf(account)
      if (step === undefined) return await enter(account, guess, visitor)
      const { userId } = account
      const token = await beginStep(db, { userId, step, now: now() })
      return { ok: true, step, userId, setCookies: [setCookie(cookies.step, token)] }
    },

    async giveSecondFactor(code, visitor) {
      const admitted = await admitCode('second-factor', visitor)
      if (!admitted.ok) return admitted
      const { token, account, guess } = admitted
      const isRight = await secondFactors.take(db, { userId: account.userId, code, now: now() })
      if (!isRight) return refused('code', account.userId)
      if (!(await endStep(db, token))) return refused('expired', account.userId)
      const entered = await enter(account, guess, visitor)
      return { ...entered, setCookies: [...entered.setCookies, forgetCookie(cookies.step)] }
    },

    async beginEnrolment(visitor) {
      const token = readCarried(visitor, cookies).step
      const found = await findStep(db, { token, step: 'enrolment', now: now() })
      const account = found && (await findCredential(db, found.userId))
      if (account === undefined || account.hasSecondFactor) return refused('expired', found?.userId)
      return { ok: true, setup: await secondFactors.begin(db, account) }
    },

    async confirmEnrolment(code, visitor) {
      const admitted = await admitCode('enrolment', visitor)
      if (!admitted.ok) return admitted
      const { account, guess } = admitted
      const use = { userId: account.userId, code, now: now() }
      const recoveryCodes = await db.transaction().execute(async (trx) => {
        const codes = await secondFactors.confirm(trx, use)
        if (codes !== undefined) await endStepsOf(trx, account.userId)
        return codes
      })
      if (recoveryCodes === undefined) return refused('code', account.userId)
      const entered = await enter(account, guess, visitor)
      return { ...entered, recoveryCodes, setCookies: [...entered.setCookies, forgetCookie(cookies.step)] }
    },
  }
}

interface AdmittedCode {
  readonly ok: true
  readonly token: string
  readonly account: Credential
  readonly guess: Guess
}

function stepOf({ hasSecondFactor, mustHaveSecondFactor }: Credential): Step | undefined {
  if (hasSecondFactor) return 'second-factor'
  return mustHaveSecondFactor ? 'enrolment' : undefined
}

function refused(reason: Refusal['reason'], userId?: string, retryAfterS?: number): Refusal {
  return { ok: false, reason, userId, ...(retryAfterS === undefined ? {} : { retryAfterS }) }
}
