import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { i18n as I18n } from 'i18next'
import { createI18n } from '../i18n/create-i18n.ts'
import type { Digits, Language } from '../i18n/languages.ts'

/** The texts of libs/ui as the application has them. */
export function createTestI18n(language: Language, digits: Digits): Promise<I18n> {
  return createI18n({
    language,
    digits,
    namespaces: [],
    fetchTexts: async (_, wanted) => readUiTexts(wanted),
  })
}

function readUiTexts(language: Language) {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../i18n/locales', `${language}.json`), 'utf8'))
}
