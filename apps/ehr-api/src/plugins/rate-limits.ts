import { PROBLEMS } from '@ehr/contracts'
import { AppError } from '@ehr/http'
import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'

/** A whole clinic may share one address; this stops a runaway program, not a busy morning. */
const REQUESTS_PER_MINUTE = 6000

export interface RateLimitOptions {
  /** Attempts to sign in from one address. */
  readonly signInsPerMinute: number
}

/** Limits requests by address: all of the API loosely, attempts to sign in strictly. */
export const rateLimits = fp<RateLimitOptions>(
  async (app, { signInsPerMinute }) => {
    app.addHook('onRoute', (route) => {
      if (route.config?.isSignIn !== true) return
      route.config = { ...route.config, rateLimit: { max: signInsPerMinute, timeWindow: '1 minute' } }
    })
    await app.register(rateLimit, {
      max: REQUESTS_PER_MINUTE,
      timeWindow: '1 minute',
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: () => new AppError(PROBLEMS.tooManyRequests),
    })
  },
  { name: 'rate-limits', dependencies: ['problems'] },
)
