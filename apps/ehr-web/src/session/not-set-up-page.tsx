import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LanguageLinks } from '../i18n/language-links.tsx'
import css from './session.module.css'

/** Before an installation has a clinic and an administrator: what makes them. */
export function NotSetUpPage() {
  const { t } = useTranslation('app')
  return (
    <div className={css.page}>
      <main className={css.column}>
        <Title order={1}>{t('setUp.title')}</Title>
        <p className={css.text}>{t('setUp.text')}</p>
        <code dir="ltr" className={css.command}>
          pnpm ehr user create-admin
        </code>
        <LanguageLinks languages={[]} />
      </main>
    </div>
  )
}
