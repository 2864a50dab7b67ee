import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { ErrorSwitch } from '@ehr/ui/table/error-switch.tsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listResults } from '../../contract.ts'
import { ResultsTable } from '../table/results-table.tsx'
import { SeeButton } from '../unseen/see-button.tsx'

/** All laboratory results by test and date. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('results')
  const [withErrors, setWithErrors] = useState(false)
  const enteredInError = withErrors ? 'include' : 'omit'
  const query = useInfiniteQuery(pagesOf(listResults, { params: { patientId }, query: { enteredInError } }))
  const results = query.data?.pages.flatMap(({ items }) => items.flatMap((set) => set.results)) ?? []
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ErrorSwitch isOn={withErrors} onChange={setWithErrors} />
          <SeeButton patientId={patientId} results={results} />
        </>
      }
    >
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => <ResultsTable sets={pages.flatMap(({ items }) => items)} earlier={query} />}
      </QueryView>
    </Page>
  )
}
