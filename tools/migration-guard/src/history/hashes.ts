import { createHash } from 'node:crypto'

/** Hashes a source file; the same on every system, whatever its line ends. */
export function hashSource(source: string): string {
  return hash(normaliseSource(source))
}

/** Gives a source with plain line ends and without a byte order mark. */
export function normaliseSource(source: string): string {
  return source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
}

/**
 * Hashes the statements that a migration emits, in their order. White space and comments outside of quotes do not
 * count, nor whether several statements are sent as one text.
 */
export function hashStatements(statements: readonly string[]): string {
  const parts = statements.flatMap((statement) => [...splitParts(statement), ';'])
  return hash(parts.reduce(addPart, ''))
}

/** Comments and white space as one space each; quoted parts and bodies between dollars as they are. */
function splitParts(statement: string): string[] {
  const parts = statement.matchAll(
    /--[^\n]*|\/\*[\s\S]*?\*\/|\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|[^\s'"$;\-/]+|[\s\S]/g,
  )
  return [...parts].map(([part]) => (/^(--|\/\*|\s)/.test(part) ? ' ' : part))
}

function addPart(text: string, part: string): string {
  const isSeparated = text === '' || text.endsWith(';')
  if (part === ' ') return isSeparated || text.endsWith(' ') ? text : `${text} `
  if (part === ';') return isSeparated ? text : `${text.trimEnd()};`
  return text + part
}

function hash(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
