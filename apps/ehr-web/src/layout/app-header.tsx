import { useIsAllowed, useViewer } from '@ehr/ui'
import { Kbd, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AppShortcutActions } from '../shortcuts/use-app-shortcuts.ts'
import css from './layout.module.css'
import { UserMenu } from './user-menu.tsx'

/** The clinic's name, the way to a patient, and who is signed in. */
export function AppHeader({ actions }: { actions: AppShortcutActions }) {
  const { t } = useTranslation('app')
  const { site } = useViewer()
  const maySearch = useIsAllowed('patients:search')
  return (
    <div className={css.header}>
      <Link to="/" className={css.clinic}>
        <bdi>{site.name}</bdi>
      </Link>
      {maySearch && (
        <UnstyledButton className={css.search ?? ''} onClick={actions.search} aria-label={t('search')}>
          <IconSearch size={16} aria-hidden />
          <span className={css.searchText}>{t('search')}</span>
          <Kbd size="xs" className={css.searchKey ?? ''}>
            /
          </Kbd>
        </UnstyledButton>
      )}
      <UserMenu onHelp={actions.openHelp} />
    </div>
  )
}
