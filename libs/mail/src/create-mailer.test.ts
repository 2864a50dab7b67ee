import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createMailer } from './create-mailer.ts'

const MAIL = { to: 'ada@clinic.test', subject: 'كلمة المرور', text: 'مرحبًا', language: 'ar' }

test('without a server, mail is kept outside production', async () => {
  const mailer = createMailer({ smtpUrl: undefined, from: 'a@b.test', mode: 'development' })
  await mailer.send(MAIL)
  expect(mailer.outbox).toMatchObject([{ ...MAIL, html: expect.stringContaining('dir="rtl"') }])
})

test('in production nothing is kept, and a missing server is an error that says what to set', async () => {
  const mailer = createMailer({ smtpUrl: undefined, from: 'a@b.test', mode: 'production' })
  expect(mailer.outbox).toBeUndefined()
  await expect(mailer.send(MAIL)).rejects.toThrow('SMTP_URL is not set')
})

test('a mail server gets sender, recipient, text and HTML', async () => {
  const server = await startSmtp({ refuses: false })
  const mailer = createMailer({
    smtpUrl: server.url,
    from: 'Clinic <no-reply@clinic.test>',
    mode: 'production',
  })
  await mailer.send(MAIL)
  mailer.close()
  const said = await server.stop()
  expect(said).toContain('MAIL FROM:<no-reply@clinic.test>')
  expect(said).toContain('RCPT TO:<ada@clinic.test>')
  expect(said).toContain('Content-Type: text/html')
  expect(mailer.outbox).toBeUndefined()
})

test('what a mail server refuses is an error without the address', async () => {
  const server = await startSmtp({ refuses: true })
  const mailer = createMailer({ smtpUrl: server.url, from: 'no-reply@clinic.test', mode: 'production' })
  const error: unknown = await mailer.send(MAIL).catch((reason: unknown) => reason)
  mailer.close()
  await server.stop()
  expect(String(error)).toContain('EENVELOPE 550')
  expect(JSON.stringify([String(error), Object(error).cause ?? null])).not.toContain('ada@')
})

/** As much SMTP as one mail needs (RFC 5321). */
async function startSmtp({ refuses }: { refuses: boolean }) {
  let said = ''
  const server = createServer((socket) => converse(socket, refuses, (text) => (said += text)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      server.close()
      await once(server, 'close')
      return said
    },
  }
}

function converse(socket: Socket, refuses: boolean, hear: (text: string) => void): void {
  let isData = false
  socket.write('220 test\r\n')
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    const text = chunk.toString()
    hear(text)
    if (isData && !text.endsWith('\r\n.\r\n')) return
    const answer = isData ? '250 kept' : answerTo(text, refuses)
    isData = text.startsWith('DATA')
    socket.write(`${answer}\r\n`)
    if (text.startsWith('QUIT')) socket.end()
  })
}

function answerTo(text: string, refuses: boolean): string {
  if (text.startsWith('DATA')) return '354 go on'
  if (text.startsWith('QUIT')) return '221 bye'
  return refuses && text.startsWith('RCPT') ? '550 no such person ada@clinic.test' : '250 ok'
}
