/** Constants that a condition holds, by what they may say about a column's values. */
export interface Constants {
  /** Quoted ones but patterns, and numbers as they stand. */
  texts: string[]
  numbers: string[]
  /** Regular expressions; patterns of LIKE are turned into one. */
  patterns: string[]
}

/** Finds the constants in a condition as PostgreSQL prints it. */
export function findConstants(condition: string, fromLike: (like: string) => string): Constants {
  const found: Constants = { texts: [], numbers: [], patterns: [] }
  let operator = ''
  for (const [token, quoted, number, sign] of condition.matchAll(TOKENS)) {
    if (quoted !== undefined) addText(found, { text: unquote(token, quoted), operator, fromLike })
    if (number !== undefined) found.numbers.push(number)
    // A pattern may follow its operator within parentheses, a cast or a list.
    if (sign !== undefined) operator = sign
    if (/^(and|or|not)$/i.test(token)) operator = ''
  }
  return {
    texts: [...new Set(found.texts)],
    numbers: [...new Set(found.numbers)],
    patterns: [...new Set(found.patterns)],
  }
}

/** Quoted text, quoted name, number, operator, word. */
const TOKENS =
  /E?'((?:[^']|'')*)'|"(?:[^"]|"")*"|(?<![\w.])(\d+(?:\.\d+)?)(?![\w.])|([~!@#^&|?+\-*/%<>=]+)|\w+/g

function unquote(token: string, quoted: string): string {
  const text = quoted.replaceAll("''", "'")
  return token.startsWith('E') ? text.replaceAll('\\\\', '\\') : text
}

function addText(
  found: Constants,
  { text, operator, fromLike }: { text: string; operator: string; fromLike: (like: string) => string },
): void {
  if (operator === '~' || operator === '~*') found.patterns.push(text)
  else if (operator === '~~' || operator === '~~*') found.patterns.push(fromLike(text))
  else if (!operator.startsWith('!~')) found.texts.push(text)
}
