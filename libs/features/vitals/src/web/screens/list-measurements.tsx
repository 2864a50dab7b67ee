import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { recordHistoryPath } from '@ehr/ui/page/record-stamp.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { type PanelRow, PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listVitals, markVitalAsError, type Vital, vitalPaths } from '../../contract.ts'
import { kindName } from '../display/kind-name.ts'
import { MeasuredValue } from '../display/measured-value.tsx'
import { StatusText } from '../display/status-text.tsx'
import { rowKindOf } from '../flowsheet/plan-flowsheet.ts'

/** Every measurement as it was recorded, newest first: what changed of it, and the way to say that it was a mistake. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('vitals')
  const mayMark = useIsAllowed(markVitalAsError.access)
  const query = useInfiniteQuery(
    pagesOf(listVitals, { params: { patientId }, query: { enteredInError: 'include' } }),
  )
  return (
    <Page title={t('measurements.title')} width="narrow">
      {mayMark && <p>{t('measurements.explain')}</p>}
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => (
          <>
            <PanelRows
              label={t('measurements.list')}
              rows={pages.flatMap(({ items }) =>
                items.flatMap(({ values }) => rowsOf(values, { patientId, mayMark, t })),
              )}
            />
            {query.hasNextPage && (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('earlier')}
              </Button>
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}

interface RowOptions {
  readonly patientId: string
  readonly mayMark: boolean
  readonly t: TFunction<'vitals'>
}

/** One row for each measurement: both pressures are one. */
function rowsOf(values: readonly Vital[], { patientId, mayMark, t }: RowOptions): PanelRow[] {
  return [...Map.groupBy(values, ({ observationId }) => observationId)].flatMap(([id, vitals]) => {
    const [first] = vitals
    if (first === undefined) return []
    const isError = first.status === 'entered-in-error'
    return [
      {
        key: id,
        title: <bdi>{kindName(rowKindOf(first.kind), first.code.display, t)}</bdi>,
        ...(mayMark && !isError ? { to: vitalPaths.error(patientId, id) } : {}),
        mark: <StatusText status={first.status} />,
        end: <ClinicalMoment at={first.takenAt} />,
        detail: (
          <>
            <MeasuredValue vitals={vitals} />{' '}
            <TextLink to={recordHistoryPath({ patientId, kind: 'vital', recordId: id })}>
              {t('measurements.history')}
            </TextLink>
          </>
        ),
        tone: isError ? 'struck' : undefined,
      },
    ]
  })
}
