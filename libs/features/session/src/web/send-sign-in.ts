import { request } from '@ehr/ui/request/request.ts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { type Credentials, type Session, signIn } from '../contract.ts'

/** Why somebody could not sign in, as far as the form may tell. */
export interface SignInRefusal {
  readonly kind: 'wrong' | 'too-many' | 'offline' | 'broken'
  readonly requestId?: string
}

export type SignInOutcome = { readonly kind: 'signed-in'; readonly session: Session } | SignInRefusal

/** Sends the credentials; every refusal is a value. */
export async function sendSignIn(credentials: Credentials): Promise<SignInOutcome> {
  try {
    return { kind: 'signed-in', session: await request(signIn, { body: credentials }) }
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    return refusalOf(error)
  }
}

/** A 400 (no e-mail address at all) is told like a wrong password: the cure is the same. */
export function refusalOf(failure: RequestFailure): SignInRefusal {
  if (failure.kind === 'offline') return { kind: 'offline' }
  if (failure.status === 429) return { kind: 'too-many' }
  if (failure.kind !== 'broken') return { kind: 'wrong' }
  return { kind: 'broken', ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }) }
}
