import { connect, createServer } from 'node:net'

const LOOPBACKS = ['127.0.0.1', '::1']
const ANSWER_TIMEOUT_MS = 300

/**
 * Tells whether another program listens on this port of the machine.
 *
 * Connecting finds a listener on all addresses, which macOS and Windows let us listen beside; binding finds one
 * that is too busy to answer.
 */
export async function isPortTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(LOOPBACKS.map((host) => canConnect(host, port)))
  if (answers.includes(true)) return true
  const refusals = await Promise.all(LOOPBACKS.map((host) => isBindRefused(host, port)))
  return refusals.includes(true)
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const settle = (isListening: boolean): void => {
      socket.destroy()
      resolve(isListening)
    }
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => settle(true))
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

function isBindRefused(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES')
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(false)))
  })
}
