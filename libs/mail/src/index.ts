export { createMailer, type MailerOptions } from './create-mailer.ts'
export type { Mail, Mailer, SentMail } from './mail.ts'
export { createOutbox } from './outbox.ts'
export { escapeHtml, renderHtml } from './render-html.ts'
