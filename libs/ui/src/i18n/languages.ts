/** Every language of the interface, with its direction and the locale that numbers and long dates follow. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB' },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar' },
} as const satisfies Record<string, LanguageFacts>

export type Language = keyof typeof LANGUAGES

interface LanguageFacts {
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  readonly locale: string
}

/** Spoken when none of the browser's languages is ours. */
export const DEFAULT_LANGUAGE: Language = 'en'

/** The languages in the order in which a chooser shows them. */
export const LANGUAGE_CODES = ['en', 'ar'] as const satisfies readonly Language[]

/** The first of these BCP 47 tags that we speak, by its primary part (`ar-EG` → `ar`); English otherwise. */
export function findLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split('-')[0]
    const found = LANGUAGE_CODES.find((code) => code === primary)
    if (found !== undefined) return found
  }
  return DEFAULT_LANGUAGE
}

/** Digits of a site: one system per screen. Clinical values are Latin whatever is set. */
export const DIGITS = ['latn', 'arab'] as const
export type Digits = (typeof DIGITS)[number]

/** The full locale for Intl, with the site's digits forced: `ar-u-nu-latn`. */
export function intlLocale(language: Language, digits: Digits): string {
  return `${LANGUAGES[language].locale}-u-nu-${language === 'ar' ? digits : 'latn'}`
}
