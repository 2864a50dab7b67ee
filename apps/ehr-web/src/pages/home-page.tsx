import { useViewer } from '@ehr/ui'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { Title } from '@mantine/core'
import { Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listDayPanels, listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import { DayPage } from '../day/day-page.tsx'
import css from './pages.module.css'
import { useDocumentTitle } from './use-document-title.ts'

/** The day, for whom there is one; for everybody else the first screen that they may open. */
export function HomePage() {
  const viewer = useViewer()
  const panels = listDayPanels(features, viewer)
  if (panels.length > 0) return <DayPage panels={panels} />
  const [first] = listNavigation(features, viewer)
  return first === undefined ? <NothingToOpen /> : <Navigate to={first.path} replace />
}

function NothingToOpen() {
  const { t } = useTranslation(['app', 'ui'])
  const { roles } = useViewer()
  useDocumentTitle(undefined)
  return (
    <div className={css.page}>
      <EmptyState title={<Title order={1}>{t('home.nothing')}</Title>}>
        {t('home.roles', { roles: roles.map((role) => t(`ui:role.${role}`)).join(' · ') })}
      </EmptyState>
    </div>
  )
}
