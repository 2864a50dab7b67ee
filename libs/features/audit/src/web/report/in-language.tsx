import { LANGUAGES, type Language } from '@ehr/ui/i18n/languages.ts'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { type ReactNode, Suspense, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'

export interface InLanguageProps {
  /** Changed by a new `key` only. */
  readonly language: Language
  readonly children: ReactNode
}

/** A part of the screen in a language of its own, with its direction: for what somebody else will read. */
export function InLanguage({ language, children }: InLanguageProps) {
  const { i18n } = useTranslation('audit')
  const [own] = useState(() => i18n.cloneInstance({ lng: language }))
  return (
    <div lang={language} dir={LANGUAGES[language].direction}>
      <I18nextProvider i18n={own}>
        <Suspense fallback={<Skeleton />}>{children}</Suspense>
      </I18nextProvider>
    </div>
  )
}
