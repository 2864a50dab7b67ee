import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { ScreenProps } from '@ehr/ui/feature.ts'
import { Page } from '@ehr/ui/page/page.tsx'
import { pagesOf } from '@ehr/ui/request/pages-of.ts'
import { EmptyState } from '@ehr/ui/states/empty-state.tsx'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { type PanelRow, PanelRows } from '@ehr/ui/table/panel-rows.tsx'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { listVitals, type Vital, vitalPaths } from '../../contract.ts'
import { kindName } from '../display/kind-name.ts'
import { MeasuredValue } from '../display/measured-value.tsx'
import { rowKindOf } from '../flowsheet/plan-flowsheet.ts'

/** The measurements, newest first, to choose the one that was a mistake. */
export function Screen({ params: { patientId = '' } }: ScreenProps) {
  const { t } = useTranslation('vitals')
  const query = useInfiniteQuery(
    pagesOf(listVitals, { params: { patientId }, query: { enteredInError: 'omit' } }),
  )
  return (
    <Page title={t('mistake.title')} width="narrow">
      <p>{t('mistake.explain')}</p>
      <QueryView
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      >
        {({ pages }) => (
          <>
            <PanelRows
              label={t('mistake.list')}
              rows={pages.flatMap(({ items }) => items.flatMap(({ values }) => rowsOf(patientId, values, t)))}
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

/** One row for each measurement: both pressures are one. */
function rowsOf(patientId: string, values: readonly Vital[], t: TFunction<'vitals'>): PanelRow[] {
  return [...Map.groupBy(values, ({ observationId }) => observationId)].flatMap(([id, vitals]) => {
    const [first] = vitals
    if (first === undefined) return []
    const name = kindName(rowKindOf(first.kind), first.code.display, t)
    return [
      {
        key: id,
        title: <bdi>{name}</bdi>,
        to: vitalPaths.error(patientId, id),
        end: <ClinicalMoment at={first.takenAt} />,
        detail: <MeasuredValue vitals={vitals} />,
      },
    ]
  })
}
