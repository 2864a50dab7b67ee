/**
 * Makes texts that match a regular expression of PostgreSQL, as far as checks of real schemas go: classes, groups,
 * alternatives, repetitions, anchors. What it does not know (references back, looking ahead) gives no text at
 * all, and PostgreSQL itself decides afterwards whether one fits.
 */
export function generateMatching(
  pattern: string,
  { count, seed }: { count: number; seed: number },
): string[] {
  const tree = parsePattern(pattern)
  if (tree === undefined) return []
  const next = createRandom(seed)
  const texts = new Set<string>()
  for (let attempt = 0; attempt < count * 2 && texts.size < count; attempt += 1) texts.add(render(tree, next))
  return [...texts]
}

/** LIKE's pattern as a regular expression. */
export function likeToPattern(like: string): string {
  const body = like.replace(/\\(.)|[%_]|[.*+?^${}()|[\]]/g, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`
    if (found === '%') return '[a-z]{0,8}'
    return found === '_' ? '[a-z]' : `\\${found}`
  })
  return `^${body}$`
}

type Node =
  | { kind: 'characters'; from: readonly string[] }
  | { kind: 'sequence'; parts: readonly Node[] }
  | { kind: 'choice'; options: readonly Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number }

function render(node: Node, next: () => number): string {
  if (node.kind === 'characters') return node.from[Math.floor(next() * node.from.length)] ?? ''
  if (node.kind === 'sequence') return node.parts.map((part) => render(part, next)).join('')
  if (node.kind === 'choice') {
    const option = node.options[Math.floor(next() * node.options.length)]
    return option === undefined ? '' : render(option, next)
  }
  const times = node.least + Math.floor(next() * (node.most - node.least + 1))
  return Array.from({ length: times }, () => render(node.part, next)).join('')
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Cursor {
  text: string
  at: number
}

function parsePattern(pattern: string): Node | undefined {
  // Looking around and flags of the whole expression.
  if (/\(\?[^:]/.test(pattern) || /\\[1-9]/.test(pattern)) return undefined
  const cursor = { text: pattern, at: 0 }
  const tree = parseChoice(cursor)
  return cursor.at === pattern.length ? tree : undefined
}

function parseChoice(cursor: Cursor): Node {
  const options = [parseSequence(cursor)]
  while (cursor.text[cursor.at] === '|') {
    cursor.at += 1
    options.push(parseSequence(cursor))
  }
  return options.length === 1 ? (options[0] ?? { kind: 'sequence', parts: [] }) : { kind: 'choice', options }
}

function parseSequence(cursor: Cursor): Node {
  const parts: Node[] = []
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const part = parseAtom(cursor)
    if (part !== undefined) parts.push(parseRepeat(cursor, part))
  }
  return { kind: 'sequence', parts }
}

function parseAtom(cursor: Cursor): Node | undefined {
  const character = cursor.text[cursor.at] ?? ''
  cursor.at += 1
  if (character === '^' || character === '$') return undefined
  if (character === '.') return { kind: 'characters', from: LOWER }
  if (character === '[') return parseClass(cursor)
  if (character === '\\') return parseEscape(cursor)
  if (character !== '(') return { kind: 'characters', from: [character] }
  if (cursor.text.startsWith('?:', cursor.at)) cursor.at += 2
  const inner = parseChoice(cursor)
  cursor.at += 1
  return inner
}

function parseRepeat(cursor: Cursor, part: Node): Node {
  const found = /^(?:\{(\d+)(,?)(\d*)\}|[*+?])\??/.exec(cursor.text.slice(cursor.at))
  if (found === null) return part
  cursor.at += found[0].length
  const [sign] = found[0]
  if (sign === '*') return { kind: 'repeat', part, least: 0, most: 5 }
  if (sign === '+') return { kind: 'repeat', part, least: 1, most: 6 }
  if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 }
  const least = Number(found[1])
  const most = found[2] === '' ? least : found[3] === '' ? least + 4 : Number(found[3])
  return { kind: 'repeat', part, least, most: Math.min(most, least + 12) }
}

const LOWER = [...'abcdefghijklmnopqrstuvwxyz']
const UPPER = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const DIGITS = [...'0123456789']
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  d: DIGITS,
  w: [...LOWER, ...DIGITS],
  s: [' '],
  S: LOWER,
  D: LOWER,
  W: ['-'],
  digit: DIGITS,
  alpha: LOWER,
  alnum: [...LOWER, ...DIGITS],
  lower: LOWER,
  upper: UPPER,
  xdigit: [...DIGITS, ...'abcdef'],
  space: [' '],
  punct: ['-'],
}

function parseEscape(cursor: Cursor): Node | undefined {
  const character = cursor.text[cursor.at] ?? ''
  cursor.at += 1
  // Borders of words and of the text.
  if ('yYmMAZbB'.includes(character)) return undefined
  return { kind: 'characters', from: CLASSES[character] ?? [character] }
}

function parseClass(cursor: Cursor): Node {
  const isNegated = cursor.text[cursor.at] === '^'
  if (isNegated) cursor.at += 1
  const from: string[] = []
  const start = cursor.at
  while (cursor.at < cursor.text.length && (cursor.text[cursor.at] !== ']' || cursor.at === start)) {
    from.push(...takeMember(cursor))
  }
  cursor.at += 1
  const unwanted = new Set(from)
  return {
    kind: 'characters',
    from: isNegated ? [...LOWER, ...DIGITS, ...UPPER].filter((one) => !unwanted.has(one)) : from,
  }
}

function takeMember(cursor: Cursor): readonly string[] {
  const named = /^\[:(\w+):\]/.exec(cursor.text.slice(cursor.at))
  if (named !== null) {
    cursor.at += named[0].length
    return CLASSES[named[1] ?? ''] ?? LOWER
  }
  const first = takeCharacter(cursor)
  if (first.length !== 1 || cursor.text[cursor.at] !== '-' || cursor.text[cursor.at + 1] === ']') return first
  cursor.at += 1
  const last = takeCharacter(cursor)
  const [low, high] = [first[0]?.codePointAt(0) ?? 0, last[0]?.codePointAt(0) ?? 0]
  // Only what is easily read of a wide range.
  const codes = Array.from({ length: Math.max(Math.min(high - low, 200) + 1, 1) }, (_, index) => low + index)
  return codes.map((code) => String.fromCodePoint(code)).filter((one) => one >= ' ')
}

function takeCharacter(cursor: Cursor): readonly string[] {
  const character = cursor.text[cursor.at] ?? ''
  cursor.at += 1
  if (character !== '\\') return [character]
  const escaped = cursor.text[cursor.at] ?? ''
  cursor.at += 1
  return CLASSES[escaped] ?? [escaped]
}
