import { readFileSync } from 'node:fs'
import { type Node, parseSync, Visitor } from 'oxc-parser'

/** Where calls stand in one file: the name that is called, and where the whole expression begins. */
type Calls = { nameStart: number; nameEnd: number; start: number }[]

const files = new Map<string, { lineStarts: number[]; calls: Calls } | undefined>()

/**
 * Finds the line where a chain of calls begins (`db.schema` …) whose last call (`.execute()`) stands at the given
 * place: that is where people look for it. The same line where it cannot be told.
 */
export function findCallStart(file: string, line: number, column: number): number {
  if (!files.has(file)) files.set(file, readCalls(file))
  const known = files.get(file)
  const offset = (known?.lineStarts[line - 1] ?? 0) + column - 1
  const call = known?.calls.find(({ nameStart, nameEnd }) => nameStart <= offset && offset < nameEnd)
  if (known === undefined || call === undefined) return line
  return known.lineStarts.findLastIndex((start) => start <= call.start) + 1
}

function readCalls(file: string) {
  try {
    const source = readFileSync(file, 'utf8')
    const calls: Calls = []
    const visitor = new Visitor({
      CallExpression: ({ callee, start }) => {
        const name = nameOf(callee)
        calls.push({ nameStart: name.start, nameEnd: name.end, start })
      },
    })
    visitor.visit(parseSync(file, source).program)
    return { lineStarts: listLineStarts(source), calls }
  } catch {
    // A file that cannot be read as it was loaded keeps the lines of the stack.
    return undefined
  }
}

function nameOf(callee: Node): { start: number; end: number } {
  return callee.type === 'MemberExpression' ? callee.property : callee
}

function listLineStarts(source: string): number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
}
