import type { HttpExchange } from '@ehr/http'
import { type BetterAuthSettings, betterAuthOptions, CLIENT_ADDRESS_HEADER } from './better-auth-options.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** From where somebody signs in. */
export type Client = Pick<HttpExchange, 'clientAddress' | 'userAgent'>

/** Checks a password and makes a session; answers its Set-Cookie headers, or `undefined` for any refusal. */
export type PasswordSignIn = (credentials: Credentials, client: Client) => Promise<string[] | undefined>

/** Loads better-auth, which takes longer than all else that the API loads: call it when first needed. */
export async function createPasswordSignIn(settings: BetterAuthSettings): Promise<PasswordSignIn> {
  const { betterAuth } = await import('better-auth')
  const auth = betterAuth(betterAuthOptions(settings))
  return async (body, { clientAddress, userAgent }) => {
    const headers = new Headers({ [CLIENT_ADDRESS_HEADER]: clientAddress, 'user-agent': userAgent ?? '' })
    const response = await auth.api.signInEmail({ body, headers, asResponse: true })
    if (response.status >= 500) {
      throw new Error(`better-auth could not sign in (status ${response.status}); is the database there?`)
    }
    return response.ok ? response.headers.getSetCookie() : undefined
  }
}
