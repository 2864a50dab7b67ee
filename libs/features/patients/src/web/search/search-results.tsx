import { Section } from '@ehr/ui/page/section.tsx'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useTranslation } from 'react-i18next'
import { PatientTable } from './patient-table.tsx'
import type { PatientSearch } from './use-patient-search.ts'

export interface SearchResultsProps {
  readonly search: PatientSearch
  readonly text: string
}

/** Who was found; nobody: what was asked, and what else one may try. */
export function SearchResults({ search: { query, patients }, text }: SearchResultsProps) {
  const { t } = useTranslation('patients')
  const title = text === '' ? t('find.newest') : t('find.found')
  return (
    <Section title={title}>
      <QueryView
        query={query}
        isEmpty={() => patients.length === 0}
        empty={
          <EmptyState title={text === '' ? t('find.nobody') : t('find.nothing', { text })}>
            {text === '' ? t('find.nobodyHint') : t('find.nothingHint')}
          </EmptyState>
        }
      >
        {() => <PatientTable label={title} patients={patients} search={text} more={query} />}
      </QueryView>
    </Section>
  )
}
