import { isOfPerson } from './judge-value.ts'
import type { Fact, Kind } from './kinds.ts'
import { isMadeUp, type MadeUp } from './made-up.ts'
import { readContexts } from './read-contexts.ts'
import { readInserts } from './read-inserts.ts'
import { readLists } from './read-lists.ts'
import { readPairs } from './read-pairs.ts'
import { readPhrases } from './read-phrases.ts'
import { readTables } from './read-rows.ts'

/** A place that seems to hold what belongs to a person; never the value itself, which logs would keep. */
export interface PatientDataFinding {
  /** From 1. */
  line: number
  /** Such as `a name`, or what is wrong with a note that excuses one. */
  what: string
}

const CODE_FILE = /\.(?:[cm]?[jt]sx?|css|html|py|sh|java|go|rb|vue)$/i
const ROW_FILE = /(?:\.(?:csv|tsv|psv|txt|dat|out)|(?:^|\/)[^./]+)$/i

/**
 * Finds names, record numbers, birth dates and other values that identify somebody, by the words beside them: keys,
 * properties, columns, labels, phrases. What the list of made-up people has is no finding, nor what a note
 * `phi-ignore: reason` stands on the same line for, or on the line before.
 */
export function findPatientData(path: string, text: string, madeUp: MadeUp): PatientDataFinding[] {
  const lineOf = createLineFinder(text)
  const found = new Map<string, PatientDataFinding>()
  for (const { kind, at } of listPersonalFacts(path, text)
    .filter(({ kind, value }) => !isMadeUp(madeUp, kind, value))
    .sort((one, other) => one.at - other.at)) {
    const line = lineOf(at)
    const what = judgeNote(text, line, kind)
    if (what !== undefined) found.set(`${line} ${what}`, { line, what })
  }
  return [...found.values()]
}

/** Lists every value that a text seems to give to somebody, made up or not. */
export function listPersonalFacts(path: string, text: string): Fact[] {
  const isCode = CODE_FILE.test(path)
  return [
    ...readPairs(text, { hasBareTexts: !isCode && !path.endsWith('.sql') }),
    ...readTables(text, { isCode: isCode || path.endsWith('.sql') }),
    ...readInserts(text),
    ...readContexts(text),
    ...readPhrases(text),
    ...readLists(text, { hasBareRows: ROW_FILE.test(path) }),
  ].filter(({ kind, value }) => isOfPerson(kind, value))
}

const NOTE = /phi-ignore\b(?::[^\S\n]*([^\n]*))?/
const MIN_REASON = 5

function judgeNote(text: string, line: number, kind: Kind): string | undefined {
  const lines = text.split('\n', line).slice(-2)
  const notes = lines.map((each) => NOTE.exec(each)).filter((note) => note !== null)
  if (notes.length === 0) return `${kind === 'address' ? 'an' : 'a'} ${kind}`
  const reasons = notes.map((note) => (note[1] ?? '').replace(/\s*(?:\*\/|-->|["'`}]).*$/, '').trim())
  return reasons.some((reason) => reason.length >= MIN_REASON)
    ? undefined
    : `a ${kind} whose phi-ignore gives no reason: phi-ignore: <why it is nobody's>`
}

/** Lines are asked for in order, so that a long file is walked through once. */
function createLineFinder(text: string): (at: number) => number {
  let line = 1
  let walked = 0
  return (at) => {
    for (let next = text.indexOf('\n', walked); next !== -1 && next < at; next = text.indexOf('\n', walked)) {
      line += 1
      walked = next + 1
    }
    return line
  }
}
