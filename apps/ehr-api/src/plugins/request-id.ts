import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { HEADERS } from '@ehr/contracts'
import fp from 'fastify-plugin'

/** An id that may come from the proxy in front: nothing that a log or a header could be broken with. */
const USABLE_ID = /^[\w-]{8,64}$/

/** The id of a request: the one it came with, or a new one. */
export function createRequestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers[HEADERS.requestId]
  return typeof given === 'string' && USABLE_ID.test(given) ? given : randomUUID()
}

/** Tells the client the id under which the logs know its request. */
export const requestId = fp(
  async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header(HEADERS.requestId, request.id)
    })
  },
  { name: 'request-id' },
)
