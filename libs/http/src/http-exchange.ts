import type { FastifyReply, FastifyRequest } from 'fastify'

/** The few facts of HTTP that a handler may need: sign-in reads headers and sets cookies, nothing else should. */
export interface HttpExchange {
  readonly headers: Headers
  readonly clientAddress: string
  readonly userAgent: string | undefined
  readonly requestId: string
  /** Sets a header of the answer; `set-cookie` is added to those already set. */
  setHeader(name: string, value: string): void
}

/** Views a Fastify request and its reply as an exchange. */
export function httpExchange(request: FastifyRequest, reply: FastifyReply): HttpExchange {
  return {
    headers: webHeaders(request.raw.rawHeaders),
    clientAddress: clientAddressOf(request),
    userAgent: request.headers['user-agent'],
    requestId: request.id,
    setHeader(name, value) {
      reply.header(name, value)
    },
  }
}

/**
 * The address of who asks. Some proxies write the port behind it: it would make another client of each connection,
 * and no limit would hold.
 */
export function clientAddressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  const [, inBrackets, beforePort] = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(ip) ?? []
  return inBrackets ?? beforePort ?? ip
}

/** @param rawHeaders names and values in turn, as Node gives them. */
function webHeaders(rawHeaders: readonly string[]): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    // HTTP/2's pseudo headers (`:path`) are no header names to the web's class.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '')
  }
  return headers
}
