import type {} from '@ehr/http'

/** A mail to one person who works here. Never patient data: mail is read on any screen and kept anywhere. */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** Paragraphs with an empty line between them; a line that is a web address alone becomes a link. */
  readonly text: string
  /** BCP 47 tag of the text's language; it decides the direction. English when left out. */
  readonly language?: string
}

/** Sends mail: `context.services.mail`. Call it in a job: a mail server may take its time, or be away. */
export interface Mailer {
  /** @throws when the mail server did not take it, or none is configured. The error holds no address and no text. */
  send(mail: Mail): Promise<void>
  /** What was sent so far where no server is configured outside production; undefined where mail really leaves. */
  readonly outbox: readonly SentMail[] | undefined
  close(): void
}

/** A mail that was kept instead of sent. */
export interface SentMail extends Mail {
  readonly sentAt: Date
  readonly html: string
}

declare module '@ehr/http' {
  interface Services {
    readonly mail: Mailer
  }
}
