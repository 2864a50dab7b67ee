import { useViewer } from '@ehr/ui'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { Title } from '@mantine/core'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import css from './pages.module.css'
import { useDocumentTitle } from './use-document-title.ts'

/** Leads to the first screen that this person may open. */
export function HomePage() {
  const { t } = useTranslation(['app', 'ui'])
  const viewer = useViewer()
  useDocumentTitle(undefined)
  const [first] = listNavigation(features, viewer)
  if (first !== undefined) return <Navigate to={first.path} replace />
  const roles = viewer.roles.map((role) => t(`ui:role.${role}`)).join(' · ')
  return (
    <div className={css.page}>
      <EmptyState title={<Title order={1}>{t('home.nothing')}</Title>}>
        {t('home.roles', { roles })}
      </EmptyState>
    </div>
  )
}
