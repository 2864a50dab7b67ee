import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './start.module.css'

/** Nothing for 300 ms, since most answers are quicker; then a sign of life. */
export function Waiting() {
  const { t } = useTranslation('app')
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.centred} aria-busy>
      {isLong && <Loader size="sm" aria-label={t('loading')} />}
    </div>
  )
}
