/** Words that begin a line of their own; longer ones first. */
const CLAUSES = [
  ...[
    'left join lateral',
    'inner join lateral',
    'cross join lateral',
    'left join',
    'right join',
    'full join',
  ],
  ...[
    'inner join',
    'cross join',
    'group by',
    'order by',
    'on conflict',
    'for update',
    'for share',
    'union all',
  ],
  ...['do update', 'do nothing', 'insert into', 'delete from', 'with', 'select', 'from', 'where', 'having'],
  ...[
    'window',
    'limit',
    'offset',
    'fetch',
    'union',
    'intersect',
    'except',
    'returning',
    'values',
    'set',
    'using',
  ],
]
const CONDITIONS = ['and', 'or']
const LINE_WIDTH = 110

/** Breaks a statement on one line into lines by its clauses; changes nothing but white space. */
export function formatSql(statement: string): string {
  const words = statement.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|\s+|[^\s'"(),]+/g) ?? []
  const state: State = { lines: [''], frames: [{ isQuery: true, depth: 0 }], isBetween: false }
  for (let index = 0; index < words.length; index += 1) {
    index += addWord(state, words, index)
  }
  return state.lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .flatMap(wrap)
    .join('\n')
}

interface State {
  lines: string[]
  /** Open parentheses: around a query, or around anything else, which stays on its line. */
  frames: { isQuery: boolean; depth: number }[]
  /** After `between`, whose `and` is no condition. */
  isBetween: boolean
}

/** Adds a word; gives how many further words it took with it. */
function addWord(state: State, words: readonly string[], index: number): number {
  const word = words[index] ?? ''
  const frame = state.frames.at(-1) ?? { isQuery: true, depth: 0 }
  if (word === '(') {
    const isQuery = /^(select|with|insert|update|delete)$/i.test(words[index + 1] ?? '')
    append(state, word)
    state.frames.push({ isQuery, depth: isQuery ? frame.depth + 1 : frame.depth })
  } else if (word === ')') {
    state.frames.pop()
    if (frame.isQuery) startLine(state, frame.depth - 1)
    append(state, word)
  } else if (frame.isQuery) {
    return addClause(state, words, index, frame.depth)
  } else {
    append(state, word)
  }
  return 0
}

function addClause(state: State, words: readonly string[], index: number, depth: number): number {
  const word = words[index] ?? ''
  const clause = CLAUSES.find((candidate) => startsWith(words, index, candidate))
  if (clause !== undefined) {
    startLine(state, depth)
    append(state, clause)
    return clause.split(' ').length * 2 - 2
  }
  if (word === 'between') state.isBetween = true
  if (CONDITIONS.includes(word)) {
    if (!state.isBetween || word === 'or') startLine(state, depth, '  ')
    state.isBetween = false
  }
  append(state, word)
  return 0
}

function startsWith(words: readonly string[], index: number, clause: string): boolean {
  return clause.split(' ').every((part, offset) => words[index + offset * 2] === part)
}

function startLine(state: State, depth: number, more = ''): void {
  const indent = '  '.repeat(Math.max(depth, 0)) + more
  if (state.lines.at(-1)?.trim() === '') state.lines.pop()
  state.lines.push(indent)
}

function append(state: State, word: string): void {
  const line = state.lines.pop() ?? ''
  const isSpace = /^\s+$/.test(word)
  state.lines.push(isSpace ? (line.trim() === '' ? line : `${line} `) : line + word)
}

/** Breaks a long line after a comma, where one is outside quotes. */
function wrap(line: string): string[] {
  if (line.length <= LINE_WIDTH) return [line]
  const indent = ' '.repeat(line.length - line.trimStart().length + 4)
  const parts = line.match(/(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[^,'"])+,?\s?|,\s?/g) ?? [line]
  const wrapped: string[] = ['']
  for (const part of parts) {
    const last = wrapped.at(-1) ?? ''
    if (last.trim() !== '' && (last + part).trimEnd().length > LINE_WIDTH) wrapped.push(indent + part)
    else wrapped[wrapped.length - 1] = last + part
  }
  return wrapped.map((one) => one.trimEnd())
}
