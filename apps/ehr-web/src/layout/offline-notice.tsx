import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import css from './layout.module.css'

/** Says while the browser has no network that nothing new comes and nothing is saved. */
export function OfflineNotice() {
  const { t } = useTranslation('app')
  const isOnline = useSyncExternalStore(followNetwork, () => navigator.onLine)
  return <div role="status">{!isOnline && <p className={css.offline}>{t('offline')}</p>}</div>
}

function followNetwork(onChange: () => void): () => void {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}
