import { formatClinicalDate } from '@ehr/ui/display/clinical-date.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listUsers } from '../../contract.ts'
import type { TrailFilters } from '../filters/trail-filters.ts'

export interface FilterWordsProps {
  readonly filters: TrailFilters
}

/** What was asked for, in words: the list is empty because of it. */
export function FilterWords({ filters }: FilterWordsProps) {
  const { t } = useTranslation('audit')
  const { language } = useUiText()
  const users = useQuery(queryOf(listUsers, {})).data?.items ?? []
  const dayText = (day: string) => formatClinicalDate(day, language)
  const userName = users.find(({ id }) => id === filters.userId)?.name ?? filters.userId
  const words = [
    ...(userName === null ? [] : [[t('filter.user'), userName]]),
    ...wordsOf(t, filters),
    ...(filters.fromDay === null ? [] : [[t('filter.from'), dayText(filters.fromDay)]]),
    ...(filters.toDay === null ? [] : [[t('filter.to'), dayText(filters.toDay)]]),
  ]
  if (words.length === 0) return <p>{t('filter.nothingSet')}</p>
  return (
    <ul>
      {words.map(([label, value]) => (
        <li key={label}>
          {label} <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  )
}

function wordsOf(t: TFunction<'audit'>, { mrn, action, outcome, recordId, breakGlass }: TrailFilters) {
  return [
    ...(mrn === null ? [] : [[t('filter.mrn'), mrn]]),
    ...(action === null ? [] : [[t('filter.action'), t(`value.action.${action}`)]]),
    ...(outcome === null ? [] : [[t('filter.outcome'), t(`value.outcome.${outcome}`)]]),
    ...(recordId === null ? [] : [[t('filter.record'), recordId]]),
    ...(breakGlass ? [[t('filter.breakGlass'), '']] : []),
  ]
}
