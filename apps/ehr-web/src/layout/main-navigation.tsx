import { useViewer } from '@ehr/ui'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNavigation } from '../composition/composition.ts'
import { features } from '../composition/features.ts'
import css from './layout.module.css'

/** Where this person may go: a rail on wide screens, a bar at the bottom of narrow ones. */
export function MainNavigation() {
  const { t } = useTranslation('app')
  const items = listNavigation(features, useViewer())
  return (
    <nav aria-label={t('navigation')} className={css.navigation} data-single={items.length < 2}>
      <ul className={css.places}>
        {items.map(({ path, labelKey, feature, icon: Icon }) => (
          <li key={path}>
            <Link
              to={path}
              className={css.place}
              activeOptions={{ exact: path === '/', includeSearch: false }}
            >
              <Icon size={20} stroke={1.75} />
              <span>{t(labelKey, { ns: feature })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
