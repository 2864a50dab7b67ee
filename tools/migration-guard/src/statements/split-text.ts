/** A piece of a text between two semicolons. */
export interface TextPiece {
  /** Without comments in front of it and without its semicolon. */
  sql: string
  /** Offset of its first word. */
  start: number
}

/** Splits a text at its semicolons as psql does: not within quotes, comments, brackets or the body of a function. */
export function splitText(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let start = firstTokenAt(text, 0)
  while (start < text.length) {
    const end = statementEnd(text, start)
    const sql = text.slice(start, end).trimEnd()
    if (sql) pieces.push({ sql, start })
    start = firstTokenAt(text, end + 1)
  }
  return pieces
}

/** Offset of the first character from `offset` on that is neither space nor comment; the text's length where there is none. */
export function firstTokenAt(text: string, offset: number): number {
  let at = offset
  while (at < text.length) {
    const next = /\s/.test(text.charAt(at)) ? at + 1 : endOfComment(text, at)
    if (next === undefined) return at
    at = next
  }
  return text.length
}

/** Replaces psql's own commands (`\set`, `\connect` … up to the end of the line) by spaces, so that lines stay where they are. */
export function blankPsqlCommands(text: string): string {
  if (!/^[ \t]*\\/m.test(text)) return text
  let result = ''
  let at = 0
  while (at < text.length) {
    const end = isPsqlCommand(text, at) ? lineEnd(text, at) : endOfToken(text, at)
    const token = text.slice(at, end)
    result += isPsqlCommand(text, at) ? ' '.repeat(token.length) : token
    at = end
  }
  return result
}

function isPsqlCommand(text: string, at: number): boolean {
  return text[at] === '\\' && text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === ''
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

function statementEnd(text: string, start: number): number {
  // A function's body in standard SQL (BEGIN ATOMIC … END) has semicolons of its own.
  const mayHaveBody = /^create\s+(or\s+replace\s+)?(function|procedure)\b/i.test(
    text.slice(start, start + 60),
  )
  let brackets = 0
  let blocks = 0
  let at = start
  while (at < text.length) {
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    if (token === ';' && brackets <= 0 && blocks === 0) return at
    if (token === '(') brackets += 1
    if (token === ')') brackets -= 1
    if (mayHaveBody) blocks = Math.max(0, blocks + blockStep(token, blocks))
    at = end
  }
  return text.length
}

function blockStep(token: string, blocks: number): number {
  const word = token.toLowerCase()
  if (word === 'begin' || (word === 'case' && blocks > 0)) return 1
  return word === 'end' ? -1 : 0
}

/** End of the comment, quoted thing, word or single character that begins at `at`. */
function endOfToken(text: string, at: number): number {
  return endOfComment(text, at) ?? endOfQuoted(text, at) ?? endOfWord(text, at) ?? at + 1
}

function endOfComment(text: string, at: number): number | undefined {
  if (text.startsWith('--', at)) return lineEnd(text, at)
  if (!text.startsWith('/*', at)) return undefined
  // Comments nest in PostgreSQL.
  let depth = 0
  for (let i = at; i < text.length; i++) {
    if (text.startsWith('/*', i)) {
      depth += 1
      i += 1
    } else if (text.startsWith('*/', i)) {
      depth -= 1
      i += 1
      if (depth === 0) return i + 1
    }
  }
  return text.length
}

function endOfQuoted(text: string, at: number): number | undefined {
  const escaped = /^e'/i.test(text.slice(at, at + 2))
  const quote = escaped ? "'" : text[at]
  if (quote === '$') return endOfDollarQuoted(text, at)
  if (quote !== "'" && quote !== '"') return undefined
  for (let i = at + (escaped ? 2 : 1); i < text.length; i++) {
    if (escaped && text[i] === '\\') i += 1
    else if (text[i] === quote && text[i + 1] === quote) i += 1
    else if (text[i] === quote) return i + 1
  }
  return text.length
}

function endOfDollarQuoted(text: string, at: number): number | undefined {
  const tag = /^\$([\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(text.slice(at, at + 80))?.[0]
  if (tag === undefined) return undefined
  const end = text.indexOf(tag, at + tag.length)
  return end === -1 ? text.length : end + tag.length
}

function endOfWord(text: string, at: number): number | undefined {
  const word = /[\p{L}_][\p{L}\p{N}_$]*/uy
  word.lastIndex = at
  return word.test(text) ? word.lastIndex : undefined
}
