import { LANGUAGES, type Language } from '@ehr/ui/i18n/languages.ts'
import { setDocumentLanguage, useUiText } from '@ehr/ui/i18n/use-language.ts'
import { useDirection } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { writeStored } from '../preferences/stored.ts'
import { START_KEYS } from '../start/start-keys.ts'

/** The language on screen, and how to change it without losing what was typed. */
export function useLanguage(): readonly [Language, (language: Language) => Promise<void>] {
  const { language } = useUiText()
  const show = useShowLanguage()
  const change = async (next: Language) => {
    const isShown = show(next)
    writeStored(START_KEYS.language, next)
    await isShown
  }
  return [language, change]
}

/** Shows a language that nobody chose: it is not kept for the next time. */
export function useShowLanguage(): (language: Language) => Promise<void> {
  const { i18n } = useTranslation('app')
  const { setDirection } = useDirection()
  return async (next) => {
    await i18n.changeLanguage(next)
    setDocumentLanguage(next)
    setDirection(LANGUAGES[next].direction)
  }
}
