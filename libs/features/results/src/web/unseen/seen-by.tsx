import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getResult } from '../../contract.ts'
import css from './unseen.module.css'

interface SeenByProps {
  readonly patientId: string
  readonly resultId: string
}

/** Who has seen the result that was opened, and when; nothing where nobody has. */
export function SeenBy({ patientId, resultId }: SeenByProps) {
  const { t } = useTranslation('results')
  const { data } = useQuery(queryOf(getResult, { params: { patientId, resultId } }))
  if (data === undefined || data.seen.length === 0) return null
  return (
    <ul className={css.sets}>
      {data.seen.map(({ by, at }) => (
        <li key={`${by} ${at}`} className={css.taken}>
          {t('unseen.by', { name: by })} · <ClinicalMoment at={at} />
        </li>
      ))}
    </ul>
  )
}
