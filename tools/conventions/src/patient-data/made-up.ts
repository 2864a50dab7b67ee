import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { datesOf, saysWho, toAsciiDigits, wordsOfName } from './judge-value.ts'
import type { Kind } from './kinds.ts'

/** Where the values are that people of tests and examples have, from the workspace's root. */
export const MADE_UP_FILE = 'tools/conventions/made-up-people.txt'

/** Values that are known to be made up, as `formsOf` writes them. */
export type MadeUp = ReadonlySet<string>

/** The parts of the file, in their order. */
const TITLES: Readonly<Record<Kind, string>> = {
  name: 'words of names',
  'birth date': 'birth dates',
  'record number': 'record numbers',
  'national number': 'national numbers',
  telephone: 'telephone numbers',
  address: 'addresses',
}

const HEAD = `# Values that people of tests and examples have. A value about a person that is not here is taken for a patient’s, by
# the pre-commit hook and in the pipeline: use one of these, or add what you made up: pnpm ehr made-up <files>.
`

/** Renders the file with further values in it: sorted, each once, so that two branches rarely add to one place. */
export function renderMadeUp(text: string, added: readonly { kind: Kind; entry: string }[]): string {
  const parts = Object.entries(TITLES).map(([kind, title]) => {
    const own = added.filter((each) => each.kind === kind).map(({ entry }) => entry)
    const entries = [...new Set([...entriesUnder(text, title), ...own])]
    return entries.length === 0 ? '' : `\n# ${title}\n${entries.sort(COLLATOR.compare).join('\n')}\n`
  })
  return `${HEAD}${parts.join('')}`
}

const COLLATOR = new Intl.Collator('en')

function entriesUnder(text: string, title: string): string[] {
  const part = text.split(/^(?=# )/m).find((each) => each.startsWith(`# ${title}\n`)) ?? ''
  return part
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
}

/** Reads the made-up values; of this package's own file unless another is named. */
export function readMadeUp(file: string = join(import.meta.dirname, '../../made-up-people.txt')): MadeUp {
  return parseMadeUp(readFileSync(file, 'utf8'))
}

/** Parses a file of made-up values: one on each line, after `#` what the next ones are. */
export function parseMadeUp(text: string): MadeUp {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')).map(formOf))
}

/** Says whether a value is known to be made up; of a name each word has to be. */
export function isMadeUp(madeUp: MadeUp, kind: Kind, value: string): boolean {
  const entries = entriesOf(kind, value)
  return kind === 'birth date'
    ? entries.some((entry) => madeUp.has(entry))
    : entries.length > 0 && entries.every((entry) => madeUp.has(formOf(entry)))
}

/** Gives the lines that make a value known: the words of a name, a day as `1980-05-05`, a number as it is. */
export function entriesOf(kind: Kind, value: string): string[] {
  if (kind === 'name') return wordsOfName(value).filter(saysWho)
  if (kind === 'birth date') return datesOf(value)
  return [/^[\d\s()+.-]+$/.test(value) ? value.replaceAll(/\D/g, '') : value.trim()]
}

function formOf(value: string): string {
  const text = toAsciiDigits(value.normalize('NFKC').toLowerCase())
  return /^[\d\s()+.-]+$/.test(text) && datesOf(text).length === 0 ? text.replaceAll(/\D/g, '') : text
}
