/** One statement that a query function of ours sends, as its test recorded it. */
export interface RecordedQuery {
  /** The recording, from the top of the repository, with forward slashes. */
  recording: string
  /** The file of the function, beside it. */
  source: string
  functionName: string
  /** Which of several sample calls; undefined where there is one. */
  call: string | undefined
  /** Line of the statement in the recording, from 1. */
  line: number
  sql: string
}

const FIRST_LINE = /^-- SQL of the query functions beside this file/
const TITLE = /^-- ([\w$]+)(?:: (.*))?$/
const LAST_OF_STATEMENT = /;(?: -- \d+ times)?$/

/** Says whether a text is a recording of query functions. */
export function isRecording(text: string): boolean {
  return FIRST_LINE.test(text)
}

/** Names the file of the functions whose SQL a recording has. */
export function sourceOf(recording: string): string {
  return recording.replace(/\.sql$/, '.ts')
}

/** Reads the statements of a recording: above each call's statements stands its title, `name` or `name: call`. */
export function parseRecording(recording: string, text: string): RecordedQuery[] {
  const found: RecordedQuery[] = []
  let title: { functionName: string; call: string | undefined } | undefined
  let lines: string[] = []
  for (const [index, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    const [, functionName, call] = TITLE.exec(line) ?? []
    if (functionName !== undefined && lines.length === 0) {
      title = { functionName, call }
    } else if (title !== undefined && (line !== '' || lines.length > 0)) {
      lines.push(line)
      if (!LAST_OF_STATEMENT.test(line)) continue
      const sql = lines.join('\n').replace(LAST_OF_STATEMENT, '')
      found.push({ recording, source: sourceOf(recording), ...title, line: index + 2 - lines.length, sql })
      lines = []
    }
  }
  return found
}
