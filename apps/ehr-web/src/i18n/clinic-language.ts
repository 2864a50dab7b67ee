import { LANGUAGE_CODES, type Language } from '@ehr/ui/i18n/languages.ts'

/** The languages that a clinic offers, in the order of choosers; all of them where it offers none that we speak. */
export function listOffered(languages: readonly string[]): readonly Language[] {
  const offered = LANGUAGE_CODES.filter((code) => languages.includes(code))
  return offered.length === 0 ? LANGUAGE_CODES : offered
}

export interface LanguageFacts {
  /** On screen now. */
  readonly current: Language
  /** Whether this person chose it in this browser. */
  readonly isChosen: boolean
  /** What the browser asks for, best first (BCP 47). */
  readonly browser: readonly string[]
}

/** Which language a clinic's pages are in: what somebody chose or their browser speaks if it is offered, else its own. */
export function planLanguage(
  { current, isChosen, browser }: LanguageFacts,
  clinic: { readonly languages: readonly string[]; readonly defaultLanguage: string },
): Language {
  const offered = listOffered(clinic.languages)
  const spoken = browser.map((tag) => tag.toLowerCase().split('-')[0])
  const isWanted = isChosen || spoken.includes(current)
  if (isWanted && offered.includes(current)) return current
  const known = offered.find((code) => code === clinic.defaultLanguage)
  return offered.find((code) => spoken.includes(code)) ?? known ?? offered[0] ?? current
}
