import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { LocaleTree } from '../feature.ts'
import { type Digits, findLanguage, intlLocale, LANGUAGE_CODES, type Language } from './languages.ts'

/** One namespace's files of translations, by language. */
export type LocaleFiles = Readonly<Record<Language, () => Promise<{ default: LocaleTree }>>>

/** libs/ui's own texts; their namespace is `ui`. */
const UI_LOCALES: LocaleFiles = {
  en: () => import('./locales/en.json'),
  ar: () => import('./locales/ar.json'),
}

// Grows only: the features' files are known once somebody is signed in.
const files = new Map<string, LocaleFiles>([['ui', UI_LOCALES]])

export interface I18nSetup {
  readonly language: Language
  readonly digits: Digits
  /** Namespaces of the first screen beside `ui`; their texts are there when the promise resolves. */
  readonly locales: Readonly<Record<string, LocaleFiles>>
}

/** An i18next instance that fetches one file per language and namespace, and writes numbers as the site does. */
export async function createI18n(setup: I18nSetup): Promise<I18n> {
  const i18n = createInstance()
  for (const [namespace, locales] of Object.entries(setup.locales)) files.set(namespace, locales)
  i18n.use(initReactI18next).use(lazyBackend())
  await i18n.init({
    lng: setup.language,
    supportedLngs: [...LANGUAGE_CODES],
    // A test keeps the languages equal, so nobody fetches a second language for gaps.
    fallbackLng: false,
    ns: ['ui', ...Object.keys(setup.locales)],
    defaultNS: 'ui',
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  })
  applyDigits(i18n, setup.digits)
  return i18n
}

/** Adds namespaces later, the features' after signing in, and fetches their texts in the present language. */
export async function addLocales(i18n: I18n, locales: Readonly<Record<string, LocaleFiles>>): Promise<void> {
  for (const [namespace, added] of Object.entries(locales)) files.set(namespace, added)
  await i18n.loadNamespaces(Object.keys(locales))
}

/** Makes `{{count, number}}` follow the site's digits; called again once the session says which. */
export function applyDigits(i18n: I18n, digits: Digits): void {
  i18n.services.formatter?.add('number', (value: number, language = '') =>
    new Intl.NumberFormat(intlLocale(findLanguage([language]), digits)).format(value),
  )
}

function lazyBackend() {
  return {
    type: 'backend' as const,
    init: () => undefined,
    read: async (language: string, namespace: string) => {
      const load = files.get(namespace)?.[findLanguage([language])]
      if (load === undefined) {
        throw new Error(`No translations for namespace "${namespace}"; a feature is named as its folder.`)
      }
      return (await load()).default
    },
  }
}
