import { once } from 'node:events'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A mail server that keeps what it is given in a file, which journeys in other processes read. */
export interface MailCatcher {
  readonly smtpUrl: string
  readonly file: string
  stop(): Promise<void>
}

/** Starts it; it understands as much SMTP as one client needs (RFC 5321). */
export async function startMailCatcher(): Promise<MailCatcher> {
  const folder = mkdtempSync(join(tmpdir(), 'ehr-e2e-mails-'))
  const file = join(folder, 'mails.txt')
  const server = createServer((socket) => converse(socket, (text) => appendFileSync(file, text)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    file,
    async stop() {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The last link that sets a password in a mail to this address; undefined before there is one. */
export function findPasswordLink(file: string, email: string): string | undefined {
  const text = readMails(file)
  const mail = text.slice(text.lastIndexOf(`RCPT TO:<${email}>`))
  return text.includes(`RCPT TO:<${email}>`) ? /http\S+\/set-password#[\w-]+/.exec(mail)?.[0] : undefined
}

/** Without the line ends and signs of quoted-printable (RFC 2045, section 6.7). */
function readMails(file: string): string {
  try {
    return readFileSync(file, 'utf8')
      .replaceAll(/=\r?\n/g, '')
      .replaceAll('=3D', '=')
  } catch {
    return ''
  }
}

function converse(socket: Socket, keep: (text: string) => void): void {
  let isData = false
  let rest = ''
  socket.on('error', () => socket.destroy())
  socket.write('220 catcher\r\n')
  socket.on('data', (chunk) => {
    keep(chunk.toString())
    const lines = (rest + chunk.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (isData && line !== '.') continue
      if (line.toUpperCase().startsWith('QUIT')) return void socket.end('221 bye\r\n')
      const wantsData = !isData && line.toUpperCase() === 'DATA'
      isData = wantsData
      socket.write(wantsData ? '354 go on\r\n' : '250 OK\r\n')
    }
  })
}
