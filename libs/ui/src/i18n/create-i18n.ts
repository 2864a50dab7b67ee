import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { LocaleTree } from '../feature.ts'
import { type Digits, findLanguage, intlLocale, LANGUAGE_CODES, type Language } from './languages.ts'

/** Fetches a namespace's texts in one language. @throws Error for a namespace that has none */
export type FetchTexts = (namespace: string, language: Language) => Promise<LocaleTree>

export interface I18nSetup {
  readonly language: Language
  readonly digits: Digits
  /** Namespaces of the first screen beside `ui`; their texts are there when the promise resolves. */
  readonly namespaces: readonly string[]
  readonly fetchTexts: FetchTexts
}

/** An i18next instance that fetches one file per language and namespace, and writes numbers as the site does. */
export async function createI18n(setup: I18nSetup): Promise<I18n> {
  const i18n = createInstance()
  i18n.use(initReactI18next).use(lazyBackend(setup.fetchTexts))
  await i18n.init({
    lng: setup.language,
    supportedLngs: [...LANGUAGE_CODES],
    // A check keeps the languages equal, so nobody fetches a second language for gaps.
    fallbackLng: false,
    ns: ['ui', ...setup.namespaces],
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  })
  applyDigits(i18n, setup.digits)
  return i18n
}

/** Makes `{{count, number}}` follow the site's digits; called again once the session says which. */
export function applyDigits(i18n: I18n, digits: Digits): void {
  i18n.services.formatter?.add('number', (value: number, language = '') =>
    new Intl.NumberFormat(intlLocale(findLanguage([language]), digits)).format(value),
  )
}

function lazyBackend(fetchTexts: FetchTexts) {
  return {
    type: 'backend' as const,
    init: () => undefined,
    read: (language: string, namespace: string) => fetchTexts(namespace, findLanguage([language])),
  }
}
