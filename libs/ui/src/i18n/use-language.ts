import { useTranslation } from 'react-i18next'
import { findLanguage, LANGUAGES, type Language } from './languages.ts'

/** The language of the screen, and texts of libs/ui in it. */
export function useUiText() {
  const { t, i18n } = useTranslation('ui')
  return { t, language: findLanguage([i18n.language]) }
}

/** Writes language and direction to the page, which Mantine and style sheets read. */
export function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = LANGUAGES[language].direction
}
