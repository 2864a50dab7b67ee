import type { Fact, Kind } from './kinds.ts'
import { kindsOfColumns } from './read-rows.ts'

const INSERT =
  /\b(?:insert|merge|replace|upsert)\s+into\s+(?:only\s+)?((?:["`[]?\w+["`\]]?\.)?["`[]?\w+["`\]]?)\s*(?:as\s+\w+\s*)?(?:\(([^()]{1,4000})\)\s*)?(?:overriding\s+\w+\s+value\s*)?values\s*/giu
const SELECTED = /\(\s*values\s+|\bfrom\s+\(\s*values\s*/giu
const ALIAS = /^\s*\)\s*(?:as\s+)?\w+\s*\(([^()]{1,1000})\)/iu
const COPY = /\bcopy\s+((?:\w+\.)?["\w]+)\s*\(([^()]{1,4000})\)\s*from\s+stdin[^\n]*\n/giu
const TABLE_OF_PEOPLE = /patient|person|people|client|contact|kin/i
const MAX_ROWS = 100_000

/** Reads the rows that SQL puts into columns about a person: `insert into … values`, `values … as t (…)`, `copy … from stdin`. */
export function* readInserts(text: string): Generator<Fact> {
  for (const { 0: all, 1: table = '', 2: columns, index } of text.matchAll(INSERT)) {
    const { rows } = readTuples(text, index + all.length)
    const kinds = columns === undefined ? undefined : kindsOfTable(table, splitNames(columns))
    yield* rows.flatMap((row) => (kinds === undefined ? guessRow(table, row) : factsOf(row, kinds)))
  }
  for (const { 0: all, index } of text.matchAll(SELECTED)) yield* readSelected(text, index + all.length)
  for (const { 0: all, 1: table = '', 2: columns = '', index } of text.matchAll(COPY)) {
    const kinds = kindsOfTable(table, splitNames(columns))
    if (kinds !== undefined) yield* readCopied(text, index + all.length, kinds)
  }
}

function readSelected(text: string, from: number): Fact[] {
  const { rows, end } = readTuples(text, from)
  const columns = ALIAS.exec(text.slice(end, end + 1200))?.[1]
  const kinds = columns === undefined ? undefined : kindsOfColumns(splitNames(columns))
  return kinds === undefined ? [] : rows.flatMap((row) => factsOf(row, kinds))
}

interface Cell {
  text: string
  at: number
}

/** In a table of people one column is enough to tell, and `name` is a person's. */
function kindsOfTable(table: string, columns: readonly string[]): (Kind | undefined)[] | undefined {
  return kindsOfColumns(TABLE_OF_PEOPLE.test(table) ? [...columns, 'patient name'] : columns)?.slice(
    0,
    columns.length,
  )
}

function splitNames(columns: string): string[] {
  return columns.split(',').map((column) => column.replaceAll(/["`[\]\s]/g, ''))
}

function factsOf(row: readonly Cell[], kinds: readonly (Kind | undefined)[]): Fact[] {
  return row.flatMap(({ text, at }, column) => {
    const kind = kinds[column]
    return kind === undefined ? [] : [{ kind, value: text, at }]
  })
}

const A_NAME = /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ -]\p{L}+)*$|^\p{Lo}{2,}/u

/** Without names of columns, the dates and capitalised words of a table of people are those of people. */
function guessRow(table: string, row: readonly Cell[]): Fact[] {
  if (!TABLE_OF_PEOPLE.test(table)) return []
  return row.flatMap<Fact>(({ text, at }) => {
    if (/^\d{4}-\d{2}-\d{2}/.test(text)) return [{ kind: 'birth date', value: text, at }]
    return A_NAME.test(text) ? [{ kind: 'name', value: text, at }] : []
  })
}

function* readCopied(text: string, from: number, kinds: readonly (Kind | undefined)[]): Generator<Fact> {
  let at = from
  for (let count = 0; count < MAX_ROWS; count += 1) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end === -1 ? undefined : end)
    if (line === '' || line.startsWith('\\.')) return
    const start = at
    yield* factsOf(
      line.split('\t').map((cell) => ({ text: cell === '\\N' ? '' : cell, at: start })),
      kinds,
    )
    if (end === -1) return
    at = end + 1
  }
}

/** Reads `(…), (…)`: the literal of each value, and an empty text for what is none. */
function readTuples(text: string, from: number): { rows: Cell[][]; end: number } {
  const rows: Cell[][] = []
  let at = from
  while (rows.length < MAX_ROWS) {
    at += /^[\s,]*/.exec(text.slice(at, at + 500))?.[0].length ?? 0
    if (text[at] !== '(') break
    const { row, end } = readTuple(text, at + 1)
    rows.push(row)
    at = end
  }
  return { rows, end: at }
}

/** A text in quotes; what is in brackets, one deep; a comma; the end; anything else. */
const TOKEN = /'((?:[^'\\]|''|\\.)*)'|(\((?:[^()']|'[^']*')*\))|(,)|(\))|[^'(),]+|\(/uy

function readTuple(text: string, from: number): { row: Cell[]; end: number } {
  const row: Cell[] = [{ text: '', at: from }]
  TOKEN.lastIndex = from
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const [all, quoted, brackets, comma, close] = token
    if (close !== undefined) return { row, end: TOKEN.lastIndex }
    if (comma !== undefined) row.push({ text: '', at: token.index })
    const cell = row.at(-1)
    if (comma === undefined && cell?.text === '')
      cell.text = literalOf(quoted ?? /'([^']*)'/.exec(brackets ?? '')?.[1] ?? all)
  }
  return { row, end: text.length }
}

/** A number is one without quotes too; other words are columns, functions and NULL. */
function literalOf(token: string): string {
  return /^\s*[a-z_]*\s*$/i.test(token) && !/^\p{Lu}/u.test(token) ? '' : token.replaceAll("''", "'").trim()
}
