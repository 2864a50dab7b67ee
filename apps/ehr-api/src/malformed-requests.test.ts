import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { answerMalformedRequest } from './malformed-requests.ts'

const app = fastify({ clientErrorHandler: answerMalformedRequest })
const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
afterAll(() => app.close())

async function send(bytes: string): Promise<string> {
  const socket = connect(Number(address.port), '127.0.0.1')
  socket.write(bytes)
  return await text(socket)
}

test.each([
  ['no HTTP at all', 'GARCIA\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
])('%s is answered as a problem', async (_, bytes, status) => {
  const answer = await send(bytes)
  expect(answer).toContain(`HTTP/1.1 ${status} `)
  expect(answer).toContain('application/problem+json')
  expect(answer).not.toContain('GARCIA')
})
