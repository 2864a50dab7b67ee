import { createHash } from 'node:crypto'

const CODE =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|\s+|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[`{}]|[^\s'"`{}/]+|[\s\S]/y
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])+|`|\$\{|[\s\S]/y

/**
 * SHA-256 of what a TypeScript file does, in hexadecimal: comments, white space outside of quotes and line endings
 * do not count, so that a reason or a note may be added to what is released.
 */
export function checksumOf(source: string): string {
  const plain = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  return createHash('sha256').update(stripComments(plain)).digest('hex')
}

/** Where the reading is: in code, or in a template literal; the last is the innermost. */
type Modes = readonly ('code' | 'template')[]

/** Gives the source itself where quotes and braces do not match up as read here (a regular expression of them). */
function stripComments(source: string): string {
  const kept: string[] = []
  let modes: Modes = ['code']
  for (let at = 0; at < source.length; ) {
    const isCode = modes.at(-1) !== 'template'
    const part = readPart(isCode ? CODE : TEMPLATE, source, at)
    at += part.length
    const isSpace = isCode && /^(\/\/|\/\*|\s)/.test(part)
    if (!isSpace) kept.push(part)
    else if (kept.at(-1) !== ' ') kept.push(' ')
    modes = planModes(modes, part)
  }
  return modes.length === 1 ? kept.join('').trim() : source
}

function planModes(modes: Modes, part: string): Modes {
  const isCode = modes.at(-1) !== 'template'
  if (part === '`') return isCode ? [...modes, 'template'] : modes.slice(0, -1)
  if (part === '{' && isCode) return [...modes, 'code']
  if (part === '${' && !isCode) return [...modes, 'code']
  return part === '}' && isCode ? modes.slice(0, -1) : modes
}

function readPart(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? source.charAt(at)
}
