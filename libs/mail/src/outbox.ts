import type { Mailer, SentMail } from './mail.ts'
import { renderHtml } from './render-html.ts'

/** Enough to look at; a process that runs for weeks must not grow. */
const KEPT = 50

/** Keeps mails in memory instead of sending them, newest first. */
export function createOutbox(now: () => Date = () => new Date()): Mailer {
  const kept: SentMail[] = []
  return {
    outbox: kept,
    close: () => undefined,
    async send(mail) {
      kept.unshift({ ...mail, sentAt: now(), html: renderHtml(mail) })
      kept.splice(KEPT)
    },
  }
}
