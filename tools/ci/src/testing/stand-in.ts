import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** What a stand-in is asked. */
export interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
}

/** What it answers: a status, 200 when not said, and a body that becomes JSON. */
export interface Answer {
  status?: number
  body: unknown
  headers?: Record<string, string>
}

/** A local server in place of somebody else’s, which keeps what it was asked. */
export interface StandIn {
  url: string
  asked: Asked[]
  close: () => Promise<void>
}

/** Starts a stand-in that answers by a function. */
export async function startStandIn(answer: (asked: Asked) => Answer): Promise<StandIn> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const one = { method: request.method ?? '', url, headers: request.headers, body: await text(request) }
    asked.push(one)
    const { status = 200, body, headers = {} } = answer(one)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
