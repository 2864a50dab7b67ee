import { createServer } from 'node:net'

/** The first free port of 127.0.0.1 from this one on; any free one for 0. Throws when 100 in a row are taken. */
export async function findFreePort(from: number): Promise<number> {
  const ports = from === 0 ? [0] : Array.from({ length: 100 }, (_, offset) => from + offset)
  for (const port of ports) {
    const free = await tryPort(port)
    if (free !== undefined) return free
  }
  throw new Error(
    `The ports ${from} to ${from + 99} of 127.0.0.1 are all taken. End a program or ask for another.`,
  )
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
