import { useViewer } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './summary-sheet.module.css'

/** Who prints, and when: by the minute in which the paper comes out, not in which the screen was opened. */
export function PrintedBy() {
  const { t } = useTranslation('summary')
  const { name } = useViewer()
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setAt(new Date().toISOString()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={css.foot}>
      {t('printedAt')} <ClinicalMoment at={at} /> · {t('printedBy')} <bdi>{name}</bdi>
    </p>
  )
}
