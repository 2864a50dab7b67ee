import type { ApiEnv } from '@ehr/env/ehr-api'
import { escapeHtml, type Mailer, type SentMail } from '@ehr/mail'
import fp from 'fastify-plugin'

export interface DevMailOptions {
  readonly mail: Mailer
  readonly mode: ApiEnv['NODE_ENV']
}

/** Shows the mails that would have been sent at /dev/mail, in development and nowhere else: they open accounts. */
export const devMail = fp<DevMailOptions>(
  async (app, { mail, mode }) => {
    const { outbox } = mail
    if (mode !== 'development' || outbox === undefined) return
    app.get('/dev/mail', async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(renderOutbox(outbox)),
    )
  },
  { name: 'dev-mail', dependencies: ['security-headers'] },
)

function renderOutbox(mails: readonly SentMail[]): string {
  const list = mails.map(renderMail).join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mails of this development run</title></head>
<body><h1>Mails of this development run</h1>
${mails.length === 0 ? '<p>None yet. Reload after something was mailed.</p>' : list}
</body></html>`
}

function renderMail({ to, subject, text, language = 'en', sentAt }: SentMail): string {
  const lines = escapeHtml(text).replaceAll(/^https?:\/\/\S+$/gm, (url) => `<a href="${url}">${url}</a>`)
  return `<article><h2 dir="auto" lang="${escapeHtml(language)}">${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to)} at ${sentAt.toISOString()}</p>
<pre dir="auto" lang="${escapeHtml(language)}">${lines}</pre></article>`
}
