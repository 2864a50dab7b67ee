import { createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { isPortTaken } from './is-port-taken.ts'

test.each(['127.0.0.1', '0.0.0.0'])(
  'finds a listener on %s, and finds the port free after it',
  async (host) => {
    const server = createServer()
    const port = await listen(server, host)
    expect(await isPortTaken(port)).toBe(true)
    await new Promise((resolve) => server.close(resolve))
    expect(await isPortTaken(port)).toBe(false)
  },
)

function listen(server: Server, host: string): Promise<number> {
  return new Promise((resolve) => {
    server.listen({ host, port: 0 }, () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
}
