import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A server that stands where Sentry would, and keeps what it is sent. */
export async function startSentryStandIn(): Promise<{ received: string[]; dsn: string }> {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    received.push(await text(request))
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { received, dsn: `http://key@127.0.0.1:${port}/1` }
}
