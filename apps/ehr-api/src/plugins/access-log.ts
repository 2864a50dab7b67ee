import type { Logs } from '@ehr/observability/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

export interface AccessLogOptions {
  readonly log: Logs['access']
}

/** One line for each request: the route's pattern instead of its address, ids instead of names. */
export const accessLog = fp<AccessLogOptions>(
  async (app, { log }) => {
    app.addHook('onResponse', async (request, reply) => {
      const isQuiet = request.url.startsWith('/health/') && reply.statusCode < 400
      log[isQuiet ? 'debug' : 'info'](accessLine(request, reply))
    })
    app.addHook('onRequestAbort', async (request) => {
      log.info({ ...routeFacts(request), isAborted: true })
    })
  },
  { name: 'access-log' },
)

function accessLine(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    ...routeFacts(request),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    userId: request.caller?.actor?.userId,
    sessionId: request.caller?.actor?.sessionId,
  }
}

function routeFacts(request: FastifyRequest): Record<string, unknown> {
  const { url, config } = request.routeOptions
  return { requestId: request.id, method: request.method, route: url, operation: config.operationId }
}
