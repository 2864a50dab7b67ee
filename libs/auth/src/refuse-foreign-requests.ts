import { PROBLEMS } from '@ehr/contracts'
import { AppError } from '@ehr/http'
import type { FastifyInstance } from 'fastify'
import { isForeignRequest } from './origin.ts'

/**
 * Makes the server refuse changes that another site asks for with our user's cookie, before anything else is read.
 *
 * @param trustedOrigins addresses of our own page, without a path: `https://ehr.example.org`
 */
export function refuseForeignRequests(app: FastifyInstance, trustedOrigins: readonly string[]): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    const fetchSite = headers['sec-fetch-site']
    const request = {
      method,
      origin: headers.origin,
      fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
    }
    if (isForeignRequest(request, trustedOrigins)) {
      throw new AppError(PROBLEMS.forbidden, 'This request came from another site.')
    }
  })
}
