import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What journeys must know of a language of the interface. */
export interface LanguageFacts {
  /** BCP 47: what the browser asks for. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
}

const FILE = join(import.meta.dirname, '../../../libs/ui/src/i18n/languages.json')

const facts: Readonly<Record<string, LanguageFacts>> = JSON.parse(readFileSync(FILE, 'utf8'))

/** Codes of the interface's languages, English first. */
export const LANGUAGES: readonly string[] = Object.keys(facts)

/** What is known of a language; throws for one that the interface does not speak. */
export function factsOf(language: string): LanguageFacts {
  const known = facts[language]
  if (known === undefined)
    throw new Error(`The interface does not speak "${language}": ${LANGUAGES.join(', ')}.`)
  return known
}
