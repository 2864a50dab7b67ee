import { useTranslation } from 'react-i18next'
import type { Arrival } from '../../contract.ts'
import css from './day.module.css'

/** How many there are, and how many of them wait. */
export function DaySummary({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  const { t } = useTranslation('appointments')
  const waiting = arrivals.filter(({ status }) => status === 'arrived').length
  return (
    <p className={css.dimmed} aria-live="polite">
      {t('day.count', { count: arrivals.length })} · {t('day.waiting', { count: waiting })}
    </p>
  )
}
