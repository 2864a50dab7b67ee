import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Metrics } from '@ehr/observability/api'

/** Where Prometheus asks; on a port of its own, so that no proxy in front of the application can show it. */
export interface MetricsAddress {
  readonly host: string
  readonly port: number
}

/** Answers `GET /metrics` until it is closed. @throws when the port cannot be listened on. */
export async function serveMetrics(metrics: Metrics, { host, port }: MetricsAddress): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    try {
      const text = await metrics.render()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text)
    } catch {
      response.writeHead(500).end()
    }
  })
  server.listen({ host, port })
  await once(server, 'listening')
  return server
}
