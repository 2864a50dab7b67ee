import { createMailer } from '@ehr/mail'

/** A message to one address; its first line is the subject, too. */
export interface MailOptions {
  smtpUrl: string
  from: string
  to: string
  text: string
}

/** Sends a message by the mail server of the application. @throws when that does not take it. */
export async function sendMail({ smtpUrl, from, to, text }: MailOptions): Promise<void> {
  const mailer = createMailer({ smtpUrl, from, mode: 'production' })
  try {
    await mailer.send({ to, subject: text.split('\n')[0] ?? text, text })
  } finally {
    mailer.close()
  }
}
