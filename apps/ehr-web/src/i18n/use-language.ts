import { LANGUAGES, type Language } from '@ehr/ui/i18n/languages.ts'
import { setDocumentLanguage, useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useDirection } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { writeStored } from '../preferences/stored.ts'
import { START_KEYS } from '../start/start-keys.ts'

/** The language on screen, and how to change it without losing what was typed. */
export function useLanguage(): readonly [Language, (language: Language) => Promise<void>] {
  const { i18n } = useTranslation('app')
  const { language } = useUiText()
  const { setDirection } = useDirection()
  const change = async (next: Language) => {
    await i18n.changeLanguage(next)
    writeStored(START_KEYS.language, next)
    setDocumentLanguage(next)
    setDirection(LANGUAGES[next].direction)
  }
  return [language, change]
}
