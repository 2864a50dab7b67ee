import registered from './languages.json' with { type: 'json' }

/** A language of the interface; languages.json has them all, and `nx g language <code>` adds one. */
export type Language = keyof typeof registered

/** What the interface must know of a language beside its texts. */
export interface LanguageFacts {
  /** In its own words. */
  readonly name: string
  /** BCP 47: what numbers, plural forms and long dates follow. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** Its own digits as CLDR names them, for sites that use them; `latn` for a language that has none. */
  readonly nativeDigits: string
  /**
   * Month names of clinical dates, January first. Our own, since Intl's differ by browser ("Sept" in en-GB) and
   * a month is never a number (NHS D+Ta-0006).
   */
  readonly months: readonly string[]
}

/** Every language of the interface, by its code. */
// An imported JSON file has wide types; a test holds the file against these.
export const LANGUAGES = registered as Readonly<Record<Language, LanguageFacts>>

/** Spoken when none of the browser's languages is ours. */
export const DEFAULT_LANGUAGE: Language = 'en'

/** The languages in the order in which a chooser shows them. */
export const LANGUAGE_CODES: readonly Language[] = Object.keys(registered).filter(isLanguage)

/** The first of these BCP 47 tags that we speak, by its primary part (`ar-EG` → `ar`); English otherwise. */
export function findLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0] ?? ''
    if (isLanguage(primary)) return primary
  }
  return DEFAULT_LANGUAGE
}

/** Digits of a site, one system per screen: Latin, or the language's own. Clinical values are Latin whatever is set. */
export const DIGITS = ['latn', 'arab'] as const
export type Digits = (typeof DIGITS)[number]

/** The full locale for Intl, with the site's digits forced: `ar-u-nu-latn`. */
export function intlLocale(language: Language, digits: Digits): string {
  const { locale, nativeDigits } = LANGUAGES[language]
  return `${locale}-u-nu-${digits === 'arab' ? nativeDigits : 'latn'}`
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(registered, code)
}
