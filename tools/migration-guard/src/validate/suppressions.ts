import { parseSync, Visitor } from 'oxc-parser'

/** A comment that accepts findings; the lines that it is about are part of it. */
export interface Suppression {
  rules: string[]
  /** Empty where none is given, which is a finding of its own. */
  reason: string
  /** Of the comment. */
  line: number
  /** First and last line that it covers; undefined for the whole file. */
  range: { first: number; last: number } | undefined
}

/** One comment, without its marks. */
interface Comment {
  text: string
  line: number
  lastLine: number
}

interface LineRange {
  first: number
  last: number
}

/** `guard-ignore <rule>, <rule>: reason`; `guard-ignore-file` for the whole file. */
const BEGINS = /^\s*\*?\s*guard-ignore(?:-file)?\b/
const FORM = /^\s*\*?\s*guard-ignore(-file)?\b\s*([\w\s,-]*?)\s*(?::\s*([\s\S]*))?$/

/**
 * Reads the comments by which a migration accepts findings. One above a statement or a function covers all of it;
 * one inside of a statement, or at the end of its line, covers that statement. Comment lines below continue the reason.
 */
export function parseSuppressions(file: string, source: string): Suppression[] {
  const isSql = file.endsWith('.sql')
  const { comments, statements } = isSql ? readSql(source) : readTypeScript(file, source)
  return comments.flatMap((comment, index) => {
    if (!BEGINS.test(comment.text)) return []
    const [, forFile, rules = '', reason = ''] = FORM.exec(readWhole(comments, index)) ?? []
    return {
      rules: rules.split(/[\s,]+/).filter((rule) => rule !== ''),
      reason: reason.replace(/\s+/g, ' ').trim(),
      line: comment.line,
      range: forFile === undefined ? findCovered(comment, statements) : undefined,
    }
  })
}

/** With the comment lines right below: they continue a reason, and a list of rules that ends with a comma. */
function readWhole(comments: readonly Comment[], index: number): string {
  let whole = comments[index]?.text ?? ''
  for (let next = index + 1; comments[next]?.line === (comments[next - 1]?.lastLine ?? 0) + 1; next++) {
    const text = comments[next]?.text ?? ''
    const isOpen = /,\s*$/.test(whole) || /:\s*\S/.test(whole)
    if (!isOpen || BEGINS.test(text)) break
    whole = `${whole} ${text}`
  }
  return whole
}

/** What starts below the comment, unless the comment is in the middle of a statement or beside it. */
function findCovered(comment: Comment, statements: readonly LineRange[]): LineRange {
  const size = ({ first, last }: LineRange) => last - first
  const around = statements
    .filter(({ first, last }) => first <= comment.line && comment.line <= last)
    .sort((a, b) => size(a) - size(b))[0]
  const below = statements
    .filter(({ first }) => first > comment.lastLine)
    .sort((a, b) => a.first - b.first || size(b) - size(a))[0]
  // A block holds the comment and what is below it; a statement without anything below inside of it is meant itself.
  if (around !== undefined && (below === undefined || below.first > around.last)) return around
  return below ?? { first: comment.line, last: comment.lastLine + 1 }
}

function readTypeScript(file: string, source: string): { comments: Comment[]; statements: LineRange[] } {
  const lineOf = createLineIndex(source)
  const { program, comments } = parseSync(file, source)
  const statements: LineRange[] = []
  const add = ({ start, end }: { start: number; end: number }) => {
    statements.push({ first: lineOf(start), last: lineOf(end) })
  }
  const block = (node: { body: { start: number; end: number }[] }) => node.body.forEach(add)
  new Visitor({ Program: block, BlockStatement: block }).visit(program)
  return {
    statements,
    comments: comments.map(({ value, start, end }) => ({
      ...{ text: value.replace(/\n\s*\*/g, '\n'), line: lineOf(start), lastLine: lineOf(end) },
    })),
  }
}

/** Here a statement ends with the line that ends with a semicolon: enough to know what a comment is above of. */
function readSql(source: string): { comments: Comment[]; statements: LineRange[] } {
  const comments: Comment[] = []
  const statements: LineRange[] = []
  let first: number | undefined
  for (const [index, text] of source.split('\n').entries()) {
    const line = index + 1
    const [, code = '', comment] = /^(.*?)(?:--(.*))?$/.exec(text.trimEnd()) ?? []
    if (comment !== undefined) comments.push({ text: comment, line, lastLine: line })
    if (code.trim() === '') continue
    first ??= line
    if (!code.trimEnd().endsWith(';')) continue
    statements.push({ first, last: line })
    first = undefined
  }
  if (first !== undefined) statements.push({ first, last: source.split('\n').length })
  return { comments, statements }
}

function createLineIndex(source: string): (offset: number) => number {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({ index }) => index + 1)]
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
