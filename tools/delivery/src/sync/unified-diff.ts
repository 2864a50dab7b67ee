import { compareLines, type Edit } from './compare-lines.ts'

/** One text before and after; absent when the file is new or goes. */
export interface TextChange {
  path: string
  before: string | undefined
  after: string | undefined
}

const CONTEXT = 3

/** Renders a change as a unified diff, line by line, as `git apply` takes it. */
export function renderUnifiedDiff({ path, before, after }: TextChange): string[] {
  const edits = compareLines(linesOf(before), linesOf(after))
  const hunks = findHunks(edits)
  if (hunks.length === 0) return []
  return [
    before === undefined ? '--- /dev/null' : `--- a/${path}`,
    after === undefined ? '+++ /dev/null' : `+++ b/${path}`,
    ...hunks.flatMap(([from, to]) => renderHunk(edits, from, to)),
  ]
}

function linesOf(text: string | undefined): string[] {
  if (text === undefined || text === '') return []
  return text.replace(/\n$/, '').split(/\r?\n/)
}

/** Ranges of edits with what surrounds them; those that touch are one. */
function findHunks(edits: readonly Edit[]): [from: number, to: number][] {
  const hunks: [number, number][] = []
  for (const [index, [sign]] of edits.entries()) {
    if (sign === ' ') continue
    const last = hunks.at(-1)
    const to = Math.min(edits.length, index + CONTEXT + 1)
    if (last && index - CONTEXT <= last[1]) last[1] = to
    else hunks.push([Math.max(0, index - CONTEXT), to])
  }
  return hunks
}

function renderHunk(edits: readonly Edit[], from: number, to: number): string[] {
  const hunk = edits.slice(from, to)
  const range = (sign: '+' | '-') => {
    const first = edits.slice(0, from).filter((edit) => edit[0] !== opposite(sign)).length
    const length = hunk.filter((edit) => edit[0] !== opposite(sign)).length
    return `${sign}${length === 0 ? first : first + 1},${length}`
  }
  return [`@@ ${range('-')} ${range('+')} @@`, ...hunk.map(([sign, line]) => `${sign}${line}`)]
}

function opposite(sign: '+' | '-'): '+' | '-' {
  return sign === '+' ? '-' : '+'
}
