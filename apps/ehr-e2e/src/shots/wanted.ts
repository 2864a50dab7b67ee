import { LANGUAGES } from '../languages.ts'
import type { WIDTHS } from '../widths.ts'
import { STATES, type State } from './states.ts'

type Width = keyof typeof WIDTHS

const WIDTH_NAMES: readonly Width[] = ['desktop', 'phone']

/** Which pictures are to be taken. */
export interface Wanted {
  readonly languages: readonly string[]
  readonly widths: readonly Width[]
  readonly states: readonly State[]
  /** Whether the screen of this name is one of them. */
  isScreen(name: string): boolean
}

/**
 * Reads `ar phone dark vitals`: languages, widths and states by name, of which all are wanted where none is named; any
 * other word is a part of the screens' names.
 */
export function parseWanted(words: readonly string[]): Wanted {
  const known = new Set<string>([...LANGUAGES, ...WIDTH_NAMES, ...STATES])
  const parts = words.filter((word) => !known.has(word))
  return {
    languages: namedAmong(LANGUAGES, words),
    widths: namedAmong(WIDTH_NAMES, words),
    states: namedAmong(STATES, words),
    isScreen: (name) => parts.length === 0 || parts.some((part) => name.includes(part)),
  }
}

function namedAmong<Name extends string>(names: readonly Name[], words: readonly string[]): readonly Name[] {
  const named = names.filter((name) => words.includes(name))
  return named.length === 0 ? names : named
}
