/** What git does to a message's file before it makes a commit of it. */
export interface Cleanup {
  /** As `commit.cleanup` has it; `default` strips comments where an editor was open. */
  mode: 'default' | 'strip' | 'whitespace' | 'verbatim' | 'scissors'
  /** As `core.commentChar` has it: `#`, a text, or `auto`. */
  comment: string
  hasEditor: boolean
}

const SCISSORS = '------------------------ >8 ------------------------'

/** Gives the message that git will make of the file: without comments, what is below the scissors, spare blanks. */
export function cleanMessage(text: string, { mode, comment, hasEditor }: Cleanup): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const prefix = comment === 'auto' ? findPrefix(lines) : comment
  if (mode === 'verbatim') return text
  const cut = lines.findIndex((line) => line.trimEnd() === `${prefix} ${SCISSORS}`)
  const kept = cut === -1 ? lines : lines.slice(0, cut)
  const isStripped = mode === 'strip' || (mode === 'default' && hasEditor)
  const own = isStripped ? kept.filter((line) => !line.startsWith(prefix)) : kept
  return own
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

/** With `auto` git takes a character that begins no line of the message; its own lines come last. */
function findPrefix(lines: readonly string[]): string {
  const cut = lines.findIndex((line) => line.endsWith(SCISSORS))
  const last = cut === -1 ? lines.findLast((line) => line.trim() !== '') : lines[cut]
  const [first = '#'] = last ?? ''
  return /[#;@!$%^&|:]/.test(first) ? first : '#'
}
