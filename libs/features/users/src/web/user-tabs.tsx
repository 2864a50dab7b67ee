import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { userPaths } from '../contract.ts'
import css from './users.module.css'

/** The two parts of the page, each with an address of its own. */
export function UserTabs() {
  const { t } = useTranslation('users')
  return (
    <nav aria-label={t('tabs.label')} className={css.tabs}>
      <Link to={userPaths.list} activeOptions={{ exact: true }} className={css.tab}>
        {t('tabs.users')}
      </Link>
      <Link to={userPaths.matrix} activeOptions={{ exact: true }} className={css.tab}>
        {t('tabs.matrix')}
      </Link>
    </nav>
  )
}
