import { type Fact, findKind } from './kinds.ts'

const TWO_WORDS = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?:,? (?:al-|el-|van |der |de |bin |ibn |von )?\p{Lu}[\p{L}\p{M}'’-]+){1,3}`
const ARABIC = String.raw`\p{Lo}{2,}(?: \p{Lo}{2,}){1,3}`

/** A word that may be about anything, with a value that looks like the name of a person. */
const LOOSE = new RegExp(
  String.raw`(?<![\w$-])["']?(name|text|display|patient|patients|person|client)["']?\s*[:=]\s*(?:\[\s*)?(["'\u0060])(${TWO_WORDS}|${ARABIC})\2`,
  'gu',
)
/** What only people have, somewhere in the same record. */
const OF_PEOPLE =
  /(?<![\w$])["']?(?:gender|sex|age|birth\w*|dob|mrn|ssn|ward|bed|diagnos[ei]s|allerg(?:y|ies)|admitted\w*|blood\w*|marital\w*|next_?of_?kin|patient\w*)["']?\s*[:=]/i
/** About as much as a record takes on either side. */
const AROUND = 240

const FIRST_AND_LAST =
  /(?<![\w$-])["']?(first|last)["']?\s*:\s*(["'`])([^"'`\n]{2,60})\2([^{}]{0,120}?)(?<![\w$-])["']?(first|last)["']?\s*:\s*(["'`])([^"'`\n]{2,60})\6/gu
const NUMBER_OF_RECORD =
  /(?:\bmrn\b|["']MR["']|medical[- ]record)[^{}]{0,200}?\bvalue["']?\s*:\s*["']([\w/-]{4,30})["']/giu
const DATE_OF_NUMBERS =
  /(?<![\w$-])["']?([A-Za-z]\w{2,40})["']?\s*[:=]\s*new Date\((?:Date\.UTC\()?\s*(\d{4})\s*,\s*(\d{1,2})\s*,\s*(\d{1,2})\b/gu

/** Reads values that only what stands around them makes a person's: `name` beside `gender`, `first` beside `last`. */
export function* readContexts(text: string): Generator<Fact> {
  for (const { 1: key = '', 3: value = '', 0: all, index: at } of text.matchAll(LOOSE)) {
    const around = `${text.slice(Math.max(0, at - AROUND), at)} ${text.slice(at + all.length, at + all.length + AROUND)}`
    if (/^(?:patient|person|client)/.test(key) || OF_PEOPLE.test(around)) yield { kind: 'name', value, at }
  }
  for (const { 1: one, 3: first = '', 5: other, 7: second = '', index: at } of text.matchAll(
    FIRST_AND_LAST,
  )) {
    if (one === other) continue
    yield { kind: 'name', value: first, at }
    yield { kind: 'name', value: second, at }
  }
  for (const { 1: value = '', index: at } of text.matchAll(NUMBER_OF_RECORD))
    yield { kind: 'record number', value, at }
  for (const { 1: key = '', 2: year = '', 3: month = '', 4: day = '', index: at } of text.matchAll(
    DATE_OF_NUMBERS,
  ))
    if (findKind(key) === 'birth date') yield { kind: 'birth date', value: dateOf(year, month, day), at }
}

/** Months of JavaScript begin with 0. */
function dateOf(year: string, month: string, day: string): string {
  return `${year}-${String(Number(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
