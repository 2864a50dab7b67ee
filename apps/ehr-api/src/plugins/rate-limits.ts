import type { Auth } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import { AppError, clientAddressOf } from '@ehr/http'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

/** A whole clinic may share one address; this stops a runaway program, not a busy morning. */
const REQUESTS_PER_MINUTE = 6000

export interface RateLimitOptions {
  /** Attempts to sign in from one address, or with one browser that somebody has signed in with before. */
  readonly signInsPerMinute: number
  readonly auth: Pick<Auth, 'knownBrowser'>
}

/**
 * Limits requests by address: all of the API loosely, attempts to sign in strictly. It counts in each process, and
 * protects the process; what protects accounts is counted in PostgreSQL (libs/auth, attempts).
 */
export const rateLimits = fp<RateLimitOptions>(
  async (app, { signInsPerMinute, auth }) => {
    const keyGenerator = (request: FastifyRequest) => signInKey(request, auth)
    app.addHook('onRoute', (route) => {
      if (route.config?.isSignIn !== true) return
      const limit = { max: signInsPerMinute, timeWindow: '1 minute', keyGenerator }
      route.config = { ...route.config, rateLimit: limit }
    })
    await app.register(rateLimit, {
      max: REQUESTS_PER_MINUTE,
      timeWindow: '1 minute',
      keyGenerator: clientAddressOf,
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: () => new AppError(PROBLEMS.tooManyRequests),
    })
  },
  { name: 'rate-limits', dependencies: ['problems'] },
)

/** Who guesses behind a clinic's address must not keep its people out: their browsers are counted one by one. */
async function signInKey(request: FastifyRequest, auth: RateLimitOptions['auth']): Promise<string> {
  const ip = clientAddressOf(request)
  const { cookie } = request.headers
  if (cookie === undefined) return ip
  // Without the database nobody signs in; that is told by the route, not here.
  const browser = await auth.knownBrowser({ headers: new Headers({ cookie }) }).catch(() => undefined)
  return browser === undefined ? ip : `browser ${browser}`
}
