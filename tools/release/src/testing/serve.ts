import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** One request, read wholly. */
export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  text: string
}

/** What is answered; without a status the connection is cut. */
export interface Answered {
  status?: number
  headers?: Readonly<Record<string, string>>
  body?: unknown
}

/** A server on a port of its own. */
export interface Served {
  url: string
  close(): Promise<void>
}

/** Serves on this machine only, until it is closed. */
export async function serve(answer: (asked: Asked) => Answered | Promise<Answered>): Promise<Served> {
  const server = createServer((request, response) => void reply(request, response, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) }
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Answered | Promise<Answered>,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const asked = {
    method: request.method ?? '',
    path: pathname,
    query: searchParams,
    headers: request.headers,
  }
  const { status, headers, body } = await answer({ ...asked, text: Buffer.concat(chunks).toString('utf8') })
  if (status === undefined) return void response.destroy()
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
