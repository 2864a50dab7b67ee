import type { Mail } from './mail.ts'

/** Renders a mail's text as a page without pictures, scripts or anything fetched, in its own direction. */
export function renderHtml({ subject, text, language = 'en' }: Omit<Mail, 'to'>): string {
  const direction = directionOf(language)
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .map(renderParagraph)
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em;">
${paragraphs.join('\n')}
</body>
</html>
`
}

function directionOf(language: string): 'ltr' | 'rtl' {
  const { script = '' } = new Intl.Locale(language).maximize()
  return RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr'
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'])

function renderParagraph(paragraph: string): string {
  return `<p>${paragraph.split('\n').map(renderLine).join('<br>')}</p>`
}

/** Addresses are written left to right in any language. */
function renderLine(line: string): string {
  const text = escapeHtml(line.trim())
  return /^https?:\/\/\S+$/.test(line.trim()) ? `<a href="${text}" dir="ltr">${text}</a>` : text
}

/** The five characters that mean something in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
