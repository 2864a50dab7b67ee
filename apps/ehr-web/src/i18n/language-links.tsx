import { LANGUAGES } from '@ehr/ui/i18n/languages.ts'
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { listOffered } from './clinic-language.ts'
import css from './language-links.module.css'
import { useLanguage } from './use-language.ts'

/** The languages of the interface, each in its own words, so that whoever cannot read this one finds theirs. */
export function LanguageLinks({ languages }: { languages: readonly string[] }) {
  const { t } = useTranslation('app')
  const [current, change] = useLanguage()
  return (
    <nav aria-label={t('language')} className={css.links}>
      {listOffered(languages).map((code) => (
        <UnstyledButton
          key={code}
          lang={code}
          className={css.link ?? ''}
          aria-current={code === current}
          onClick={() => void change(code)}
        >
          {LANGUAGES[code].name}
        </UnstyledButton>
      ))}
    </nav>
  )
}
