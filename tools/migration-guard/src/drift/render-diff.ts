import { diff } from 'node:util'

/** Lines around a change that are shown with it. */
const CONTEXT = 2
/** Lines shown at most: who changed more than that looks at the file. */
const MOST = 60

interface DiffLine {
  sign: ' ' | '-' | '+'
  text: string
  /** In the text found, from 1: of an added line where it belongs. */
  line: number
}

/** Renders how a text must change to be as expected (`-` found, `+` expected), with the line of the first change. */
export function renderDiff(found: string, expected: string): { text: string; line: number } {
  const lines = compareLines(found, expected)
  const changed = lines.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]))
  const shown = lines.filter((_, index) => changed.some((at) => Math.abs(at - index) <= CONTEXT))
  const rendered = shown.flatMap((line, index) => {
    const previous = shown[index - 1]
    const isFar = previous === undefined || lines.indexOf(line) > lines.indexOf(previous) + 1
    return [...(isFar ? [`@@ line ${line.line} @@`] : []), `${line.sign} ${line.text}`]
  })
  const rest = rendered.length - MOST
  const text = rest > 0 ? [...rendered.slice(0, MOST), `… ${rest} more lines`] : rendered
  return { text: text.join('\n'), line: lines[changed[0] ?? 0]?.line ?? 1 }
}

function compareLines(found: string, expected: string): DiffLine[] {
  let line = 1
  // Node says 1 of what only its first text has, and -1 of what only its second has.
  return diff(found.split('\n'), expected.split('\n')).map(([operation, text]) => {
    const entry: DiffLine = { sign: operation === 0 ? ' ' : operation === 1 ? '-' : '+', text, line }
    if (operation >= 0) line += 1
    return entry
  })
}
