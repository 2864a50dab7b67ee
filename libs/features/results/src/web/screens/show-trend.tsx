import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { DataTable } from '@ehr/ui/table/data-table.tsx'
import type { TableColumn } from '@ehr/ui/table/table-column.ts'
import { Trend } from '@ehr/ui/trend/trend.tsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Result, resultPaths, resultTrend } from '../../contract.ts'
import { RangeText } from '../display/range-text.tsx'
import { ResultValue } from '../display/result-value.tsx'
import { StatusText } from '../display/status-text.tsx'
import { testName } from '../display/test-name.ts'
import { seriesOf } from '../trend/series.ts'
import { SeeButton } from '../unseen/see-button.tsx'
import { SeenBy } from '../unseen/seen-by.tsx'

/** Results read at first; a press brings those before. */
const PAGE = 100

/** One test over time: the drawing, and every result with its own range, its state and its laboratory. */
export function Screen({ params: { patientId = '', resultId = '' } }: ScreenProps) {
  const { t } = useTranslation('results')
  const query = useInfiniteQuery(
    pagesOf(resultTrend, { params: { patientId, resultId }, query: { limit: PAGE } }),
  )
  const results = query.data?.pages.flatMap(({ items }) => items) ?? []
  const [newest] = results
  return (
    <Page
      title={newest === undefined ? t('one') : <bdi>{testName(newest.code, t)}</bdi>}
      subtitle={newest !== undefined && <CodingText coding={newest.code} />}
      actions={
        <>
          <ButtonLink to={resultPaths.list(patientId)}>{t('all')}</ButtonLink>
          <SeeButton patientId={patientId} results={results} />
        </>
      }
    >
      <QueryView query={query}>
        {() => (
          <>
            {seriesOf(results).map(({ unit, points, newest: { code, referenceLow, referenceHigh } }) => (
              <Trend
                key={unit}
                name={testName(code, t)}
                unit={unit}
                points={points}
                low={referenceLow}
                high={referenceHigh}
                height={240}
              />
            ))}
            <DataTable
              label={t('title')}
              rows={results}
              rowKey={({ id }) => id}
              columns={columnsOf(t)}
              more={query}
              density="dense"
            />
            <SeenBy patientId={patientId} resultId={resultId} />
          </>
        )}
      </QueryView>
    </Page>
  )
}

function columnsOf(t: TFunction<'results'>): TableColumn<Result>[] {
  return [
    {
      key: 'takenAt',
      header: t('column.taken'),
      breaks: 'whole',
      phone: 'end',
      cell: ({ takenAt }) => <ClinicalMoment at={takenAt} />,
    },
    {
      key: 'value',
      header: t('column.result'),
      breaks: 'whole',
      phone: 'first',
      cell: (result) => (
        <>
          <ResultValue result={result} /> <StatusText result={result} />
        </>
      ),
    },
    {
      key: 'range',
      header: t('column.range'),
      phone: 'second',
      phoneLabel: t('column.range'),
      cell: (result) => <RangeText result={result} />,
    },
    {
      key: 'performer',
      header: t('column.laboratory'),
      phone: 'second',
      cell: ({ performer }) => performer !== null && <bdi>{performer}</bdi>,
    },
    {
      key: 'note',
      header: t('column.note'),
      phone: 'second',
      cell: ({ note }) => note !== null && <bdi>{note}</bdi>,
    },
  ]
}
