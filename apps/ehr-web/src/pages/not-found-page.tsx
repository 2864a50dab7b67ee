import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './pages.module.css'
import { useDocumentTitle } from './use-document-title.ts'

/** Where no screen has the address. */
export function NotFoundPage() {
  const { t } = useTranslation('app')
  useDocumentTitle('notFound.title')
  return (
    <div className={css.page}>
      <EmptyState
        title={<Title order={1}>{t('notFound.title')}</Title>}
        actions={<TextLink to="/">{t('notFound.home')}</TextLink>}
      >
        {t('notFound.text')}
      </EmptyState>
    </div>
  )
}
