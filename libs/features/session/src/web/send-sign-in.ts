import { request } from '@ehr/ui/request/request.ts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import {
  type Credentials,
  giveSecondFactor,
  resumeSession,
  type Session,
  type Step,
  signIn,
} from '../contract.ts'

/** Why somebody was not let in, as far as the form may tell. */
export interface SignInRefusal {
  readonly kind:
    | 'wrong'
    | 'address'
    | 'link'
    | 'code'
    | 'expired'
    | 'over'
    | 'too-many'
    | 'offline'
    | 'broken'
  readonly requestId?: string
  /** With `too-many`: minutes to wait. */
  readonly minutes?: number
}

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'awaits'; readonly step: Step }
  | SignInRefusal

/** Sends the credentials; every refusal is a value. */
export function sendSignIn(credentials: Credentials): Promise<SignInOutcome> {
  return attempt(async () => {
    const { awaits, ...session } = await request(signIn, { body: credentials })
    return awaits === null ? { kind: 'signed-in', session } : { kind: 'awaits', step: awaits }
  })
}

/** Sends the code that signing in awaits. */
export function sendCode(code: string): Promise<SignInOutcome> {
  return attempt(async () => ({
    kind: 'signed-in',
    session: await request(giveSecondFactor, { body: { code } }),
  }))
}

/** Sends the password of the user whose session is locked in this browser. */
export function sendResume(password: string): Promise<SignInOutcome> {
  return attempt(async () => ({
    kind: 'signed-in',
    session: await request(resumeSession, { body: { password } }),
  }))
}

/** Runs a request of signing in; what refuses it becomes a value. */
export async function attempt<Outcome>(run: () => Promise<Outcome>): Promise<Outcome | SignInRefusal> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    return refusalOf(error)
  }
}

/** A 400 (no e-mail address at all) is told like a wrong password: the cure is the same. */
export function refusalOf(failure: RequestFailure): SignInRefusal {
  if (failure.kind === 'offline') return { kind: 'offline' }
  if (failure.status === 429)
    return { kind: 'too-many', minutes: Math.ceil((failure.retryAfterS ?? 60) / 60) }
  if (failure.kind === 'broken') {
    return { kind: 'broken', ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }) }
  }
  return { kind: KINDS[failure.code] ?? 'wrong' }
}

const KINDS: Readonly<Record<string, SignInRefusal['kind']>> = {
  CODE_REFUSED: 'code',
  STEP_EXPIRED: 'expired',
  LINK_EXPIRED: 'link',
  UNAUTHENTICATED: 'over',
}
