import type { Mailer } from './mail.ts'
import { createOutbox } from './outbox.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

export interface MailerOptions {
  /** `smtps://user:password@host:465`; without it mail is kept in memory, and in production refused. */
  readonly smtpUrl: string | undefined
  /** Who the mails come from: `Clinic <no-reply@clinic.example>`. */
  readonly from: string
  readonly mode: 'development' | 'test' | 'production'
}

/** Makes the way that mail takes from this installation. */
export function createMailer({ smtpUrl, from, mode }: MailerOptions): Mailer {
  if (smtpUrl !== undefined) return createSmtpMailer({ smtpUrl, from })
  return mode === 'production' ? REFUSING : createOutbox()
}

const REFUSING: Mailer = {
  outbox: undefined,
  close: () => undefined,
  async send() {
    throw new Error('No mail can be sent: SMTP_URL is not set. Set it, then start again.')
  },
}
