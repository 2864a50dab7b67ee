import { type Fact, findKind, type Kind } from './kinds.ts'

/*
 * A key, then whatever a language puts between it and its value: `family: 'x'`, `"family":"x"`, `family = 'x'`,
 * `.where('family', '=', 'x')`, `expect(row.family).toBe('x')`, `<family value="x">`, `family like 'x%'`.
 */
const KEY = /(["'`])([A-Za-z_][\w .\-/]{1,50})\\?\1|(?<![\w$-])[A-Za-z_]\w{1,50}/g
const LINK =
  /\s*(?:\)?\s*(?:\?\?=|:\s*string\s*=|\?:|::?|=>|[=!]={0,2}|<>)|\)\s*\.\s*\p{L}+(?:\.\p{L}+)?\(|,\s*(?:(["'])(?:=|==|!=|<>|like|ilike|in|eq|~|is)\1\s*,)?|\s+(?:not\s+)?(?:like|ilike|in|is|between)\b|\s+value\s*=|\)\s*\.\s*(?:values|fill|set)\()\s*/iuy
const BEFORE_VALUE =
  /(?:new Date\(|Temporal\.PlainDate\.from\(|date\s+(?=')|String\(|[[({]\s*|(?:eq|ge|le|gt|lt|sa|eb)(?=\d)|\\?(?=["']))*/iuy
const QUOTED = /\\?(["'`])((?:(?!\\?\1)[^\\\n]|\\(?!\1).)*?)\\?\1/uy
const NEXT = /\s*,\s*/uy
const BARE_NUMBER = /[\p{L}]{0,5}-?\d[\d-]{3,20}(?![\p{L}\p{N}_.(])/uy
const BARE_TEXT = /[\p{L}\p{N}+][^\n,;|#{}"'`<>=]{0,80}/uy
const ELEMENT = /<(?:\w+:)?([\p{L}_][\p{L}\p{N}_.-]{1,40})[^<>\n]{0,200}>([^<>\n]{1,100})<\//gu
/** Quoted texts of a list that one key has; further ones are hardly names. */
const MAX_VALUES = 40

/** Reads the literal values that a text gives to keys about a person, in code and in data. */
export function* readPairs(text: string, { hasBareTexts }: { hasBareTexts: boolean }): Generator<Fact> {
  for (const match of text.matchAll(KEY)) {
    const kind = findKind(match[2] ?? match[0])
    if (kind === undefined) continue
    const at = match.index
    for (const value of readValues(text, at + match[0].length, { kind, hasBareTexts }))
      yield { kind, value, at }
  }
  for (const { 1: key = '', 2: value = '', index: at } of text.matchAll(ELEMENT)) {
    const kind = findKind(key)
    if (kind !== undefined) yield { kind, value: value.trim(), at }
  }
}

function readValues(
  text: string,
  from: number,
  { kind, hasBareTexts }: { kind: Kind; hasBareTexts: boolean },
): string[] {
  const linked = endOf(LINK, text, from)
  if (linked === undefined) return []
  const start = endOf(BEFORE_VALUE, text, linked) ?? linked
  const values: string[] = []
  let at: number | undefined = start
  while (at !== undefined && values.length < MAX_VALUES) {
    QUOTED.lastIndex = at
    const quoted = QUOTED.exec(text)
    if (quoted === null) break
    values.push(withoutEscapes(quoted[2] ?? ''))
    at = endOf(NEXT, text, QUOTED.lastIndex)
    // Without a bracket the next text belongs to another key.
    if (!/[[(]\s*$/.test(text.slice(linked, start))) break
  }
  if (values.length > 0) return values
  return readBare(text, start, { kind, hasBareTexts })
}

function readBare(
  text: string,
  at: number,
  { kind, hasBareTexts }: { kind: Kind; hasBareTexts: boolean },
): string[] {
  const pattern = hasBareTexts ? BARE_TEXT : BARE_NUMBER
  if (!hasBareTexts && (kind === 'name' || kind === 'address')) return []
  pattern.lastIndex = at
  const bare = pattern.exec(text)?.[0].trim()
  return bare === undefined ? [] : [bare]
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function withoutEscapes(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\(.)/g, '$1')
}
