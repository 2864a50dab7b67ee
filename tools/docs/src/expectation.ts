/** What a page says of the command before which it stands. */
export interface Expectation {
  readonly exitCode: number
  /** What has to be in what it prints; nothing in particular where empty. */
  readonly says: string
}

const COMMENT = /^<!--\s*expect(?: exit (?<code>\d+))?\s*(?::\s*(?<says>[\s\S]*?))?\s*-->$/

/** Understands `<!-- expect: text -->` and `<!-- expect exit 1: text -->`; other comments are none of ours. */
export function parseExpectation(html: string): Expectation | undefined {
  const found = COMMENT.exec(html.trim())
  if (found === null) return undefined
  return { exitCode: Number(found.groups?.code ?? 0), says: found.groups?.says ?? '' }
}
