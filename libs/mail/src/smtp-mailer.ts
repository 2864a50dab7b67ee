import { createTransport } from 'nodemailer'
import type { Mailer } from './mail.ts'
import { renderHtml } from './render-html.ts'

const TIMEOUT_MS = 20_000

export interface SmtpOptions {
  readonly smtpUrl: string
  readonly from: string
}

/** Sends by SMTP. A server that is not on this machine must speak TLS: the mails hold links that open accounts. */
export function createSmtpMailer({ smtpUrl, from }: SmtpOptions): Mailer {
  const { hostname, protocol } = new URL(smtpUrl)
  const transport = createTransport(
    {
      url: smtpUrl,
      requireTLS: protocol === 'smtp:' && !LOOPBACK.has(hostname),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    },
    { from },
  )
  return {
    outbox: undefined,
    close: () => transport.close(),
    async send(mail) {
      try {
        await transport.sendMail({
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: renderHtml(mail),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        throw withoutAddresses(error)
      }
    },
  }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** nodemailer's errors quote the server's answer, which quotes addresses. */
function withoutAddresses(error: unknown): Error {
  const { code, responseCode, command } = Object(error)
  const facts = [code, responseCode, command].filter((fact) => fact !== undefined).join(' ')
  // Without a cause: it holds the address, which must not reach a log.
  return new Error(`The mail server did not take a mail (${facts}). Check SMTP_URL and MAIL_FROM.`)
}
