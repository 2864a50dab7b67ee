import type { Metrics } from '@ehr/observability/api'
import fp from 'fastify-plugin'

export interface RequestMetricsOptions {
  readonly metrics: Metrics
}

/** Measures each answered request under its route's pattern. */
export const requestMetrics = fp<RequestMetricsOptions>(
  async (app, { metrics }) => {
    app.addHook('onResponse', async (request, reply) => {
      metrics.observeRequest({
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        seconds: reply.elapsedTime / 1000,
        userId: request.caller?.actor?.userId,
      })
    })
  },
  { name: 'request-metrics' },
)
